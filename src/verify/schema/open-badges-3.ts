/** Classes of Open Badges 3.0, appendix B.1 "Credential Data Models", in the order of its tables. */
import {
  boolean,
  compactJws,
  dateTime,
  type Form,
  language,
  number,
  object,
  ref,
  type Schema,
  several,
  string,
  types,
} from './define.ts';
import { achievementType, alignmentTargetType, identifierType, resultStatus, resultType } from './enumerations.ts';
import { context, issued } from './verifiable-credential.ts';

export function openBadgeClasses(form: Form): Record<string, Schema> {
  const closed = form.strict;
  const old = form.model === '1.1';
  const many = (name: string) => several(form, ref(name));
  const endorsed = { endorsement: many('EndorsementCredential'), endorsementJwt: several(form, compactJws) };
  const { required, optional } = issued(form);
  return {
    Achievement: object(
      { id: string, type: types, criteria: ref('Criteria'), description: string, name: string },
      {
        ...endorsed,
        alignment: many('Alignment'),
        achievementType,
        creator: ref('Profile'),
        creditsAvailable: number,
        fieldOfStudy: string,
        humanCode: string,
        image: ref('Image'),
        [old ? '@language' : 'inLanguage']: language,
        otherIdentifier: many('IdentifierEntry'),
        related: many('Related'),
        resultDescription: many('ResultDescription'),
        specialization: string,
        tag: several(form, string),
        version: string,
      },
    ),
    AchievementCredential: object(
      {
        '@context': context(form),
        id: string,
        type: types,
        // On VCDM 2.0 the name became optional.
        ...(old ? { name: string } : {}),
        credentialSubject: ref('AchievementSubject'),
        ...required,
      },
      {
        ...(old ? {} : { name: string }),
        description: string,
        image: ref('Image'),
        evidence: many('Evidence'),
        ...endorsed,
        ...optional,
      },
    ),
    AchievementSubject: object(
      { type: types, achievement: ref('Achievement') },
      {
        id: string,
        activityEndDate: dateTime,
        activityStartDate: dateTime,
        creditsEarned: number,
        identifier: many('IdentityObject'),
        image: ref('Image'),
        licenseNumber: string,
        narrative: string,
        result: many('Result'),
        role: string,
        source: ref('Profile'),
        term: string,
      },
      closed,
    ),
    Address: object(
      { type: types },
      {
        addressCountry: string,
        addressCountryCode: string,
        addressRegion: string,
        addressLocality: string,
        streetAddress: string,
        postOfficeBoxNumber: string,
        postalCode: string,
        geo: ref('GeoCoordinates'),
      },
      closed,
    ),
    Alignment: object(
      { type: types, targetName: string, targetUrl: string },
      { targetCode: string, targetDescription: string, targetFramework: string, targetType: alignmentTargetType },
    ),
    Criteria: object({}, { id: string, narrative: string }),
    EndorsementCredential: object(
      {
        '@context': context(form),
        type: types,
        id: string,
        ...(old ? {} : { name: string }),
        credentialSubject: ref('EndorsementSubject'),
        ...required,
      },
      { ...(old ? {} : { description: string }), ...optional },
      closed,
    ),
    EndorsementSubject: object({ id: string, type: types }, { endorsementComment: string }, closed),
    Evidence: object(
      { type: types },
      { id: string, narrative: string, name: string, description: string, genre: string, audience: string },
    ),
    GeoCoordinates: object({ type: string, latitude: number, longitude: number }, {}, closed),
    IdentifierEntry: object(
      { type: string, identifier: string, identifierType: identifierType(form.strict) },
      {},
      closed,
    ),
    IdentityObject: object(
      { type: string, hashed: boolean, identityHash: string, identityType: identifierType(form.strict) },
      { salt: string },
      closed,
    ),
    Image: object({ id: string, type: string }, { caption: string }, closed),
    Profile: object(
      { id: string, type: types },
      {
        name: string,
        url: string,
        phone: string,
        description: string,
        ...endorsed,
        image: ref('Image'),
        email: string,
        address: ref('Address'),
        otherIdentifier: many('IdentifierEntry'),
        official: string,
        parentOrg: ref('Profile'),
        familyName: string,
        givenName: string,
        additionalName: string,
        patronymicName: string,
        honorificPrefix: string,
        honorificSuffix: string,
        familyNamePrefix: string,
        dateOfBirth: string,
      },
    ),
    Related: old
      ? object({ id: string }, { '@language': language, version: string }, closed)
      : object({ id: string, type: types }, { inLanguage: language, version: string }),
    Result: object(
      { type: types },
      {
        achievedLevel: string,
        alignment: many('Alignment'),
        resultDescription: string,
        status: resultStatus,
        value: string,
      },
    ),
    ResultDescription: object(
      { id: string, type: types, name: string, resultType },
      {
        alignment: many('Alignment'),
        allowedValue: several(form, string),
        requiredLevel: string,
        requiredValue: string,
        rubricCriterionLevel: many('RubricCriterionLevel'),
        valueMax: string,
        valueMin: string,
      },
    ),
    RubricCriterionLevel: object(
      { id: string, type: types, name: string },
      { alignment: many('Alignment'), description: string, level: string, points: string },
    ),
  };
}
