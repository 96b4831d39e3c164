/**
 * The extensions of Open Badges 1.1 and 2.0 that 1EdTech publishes ("Open Badges Extensions"), as schemas written from
 * their property tables, each under the name of its type (`extensions:ApplyLink`) without the prefix.
 */
import { boolean, dateTime, number, object, oneOrMany, ref, type Schema, string } from './define.ts';

const uri: Schema = { type: 'string', format: 'uri' };
/** "The form of the GUID": 8-4-4-4-12 hexadecimal characters in lower case. */
const guid: Schema = {
  type: 'string',
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
};
/** "ISO 8601 date format string YYYY-MM-DD or YYYYMMDD". */
const isoDate: Schema = { type: 'string', pattern: '^([0-9]{4})(-?)(1[0-2]|0[1-9])\\2(3[01]|0[1-9]|[12][0-9])$' };
const address: Schema = object(
  {},
  { streetAddress: string, addressLocality: string, addressRegion: string, addressCountry: string, postalCode: string },
);

/** "Assessment" 1.0. */
const assessment: Schema = {
  ...object({ description: string, assessments: oneOrMany(ref('Assessment')) }, {}),
  $defs: {
    Assessment: object(
      {
        description: string,
        type: { type: 'string', enum: ['Exam', 'Performance', 'Artifact'] },
        assessmentOutput: string,
        hasGroupParticipation: boolean,
        hasGroupEvaluation: boolean,
        evaluationMethod: string,
      },
      {
        assessmentExample: uri,
        scoringMethodExampleDescription: string,
        assessmentEvaluation: uri,
        rubrics: oneOrMany(ref('Rubric')),
        sections: oneOrMany(ref('Section')),
      },
    ),
    Rubric: object(
      { identifier: guid, rubricCriteria: oneOrMany(ref('RubricCriterion')), title: string },
      { lastChangeDateTime: dateTime, caseUri: uri },
    ),
    RubricCriterion: object(
      { identifier: guid },
      {
        lastChangeDateTime: dateTime,
        caseUri: uri,
        category: string,
        description: string,
        weight: number,
        position: number,
        criterionLevels: oneOrMany(ref('RubricCriterionLevel')),
      },
    ),
    RubricCriterionLevel: object(
      { identifier: guid, description: string },
      {
        lastChangeDateTime: dateTime,
        caseUri: uri,
        quality: string,
        score: number,
        position: number,
        feedback: string,
      },
    ),
    Section: object(
      {},
      {
        questions: oneOrMany(ref('Question')),
        title: string,
        description: string,
        rubricId: string,
        url: uri,
        required: boolean,
      },
    ),
    Question: object(
      { type: { type: 'string', enum: ['ExternalQuestion', 'FileQuestion', 'TextQuestion'] }, text: string },
      { rubricId: string, url: uri, required: boolean, wordLimit: number, characterLimit: number },
    ),
  },
};

export const extensionSchemas: Record<string, Schema> = {
  /** "Accessibility": its published schema requires nothing, by a slip. */
  Accessibility: object(
    {},
    {
      accessibilityAPI: string,
      accessibilityControl: { type: 'array', items: string },
      accessibilityFeature: string,
      accessibilityHazard: string,
      url: uri,
    },
  ),
  ApplyLink: object({ url: uri }, {}),
  AssessmentExtension: assessment,
  Endorsement: object({ description: string }, { endorsedObject: { type: 'object' } }),
  ExampleExtension: object({ exampleProperty: string }, {}),
  ExtraDescriptionExtension: object({ name: string, narrative: string }, {}),
  GeoCoordinates: object(
    { description: string, geo: object({ latitude: number, longitude: number }, {}) },
    { name: string },
  ),
  IssuerAccreditation: object(
    { name: string, contactInstructions: string, url: uri, address },
    {
      email: string,
      description: string,
      logo: uri,
      parentOrganization: object({}, { name: string, url: uri, address }),
      areaServed: string,
      accreditationDate: isoDate,
      educationalSector: string,
    },
  ),
  LicenseExtension: object(
    // The terms that the extension's context gives for Creative Commons licences.
    { id: { type: 'string', pattern: '^CC-' }, name: string },
    { legalCode: uri },
  ),
  OriginalCreator: object({ url: uri }, {}),
  RecipientProfile: object({}, { id: string, name: string, publicKey: uri }),
};
