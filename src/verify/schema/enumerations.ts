/** Enumerations of OB 3.0, appendix B.1, and of CLR 2.0, appendix B. */
import { extensible, type Schema } from './define.ts';

export const achievementType: Schema = extensible(
  'Achievement',
  'ApprenticeshipCertificate',
  'Assessment',
  'Assignment',
  'AssociateDegree',
  'Award',
  'Badge',
  'BachelorDegree',
  'Certificate',
  'CertificateOfCompletion',
  'Certification',
  'CommunityService',
  'Competency',
  'Course',
  'CoCurricular',
  'Degree',
  'Diploma',
  'DoctoralDegree',
  'Fieldwork',
  'GeneralEducationDevelopment',
  'JourneymanCertificate',
  'LearningProgram',
  'License',
  'Membership',
  'ProfessionalDoctorate',
  'QualityAssuranceCredential',
  'MasterCertificate',
  'MasterDegree',
  'MicroCredential',
  'ResearchDoctorate',
  'SecondarySchoolDiploma',
);

export const alignmentTargetType: Schema = extensible(
  'ceasn:Competency',
  'ceterms:Credential',
  'CFItem',
  'CFRubric',
  'CFRubricCriterion',
  'CFRubricCriterionLevel',
  'CTDL',
);

const IDENTIFIERS = [
  'sourcedId',
  'systemId',
  'productId',
  'userName',
  'accountId',
  'emailAddress',
  'nationalIdentityNumber',
  'isbn',
  'issn',
  'lisSourcedId',
  'oneRosterSourcedId',
  'sisSourcedId',
  'ltiContextId',
  'ltiDeploymentId',
  'ltiToolId',
  'ltiPlatformId',
  'ltiUserId',
  'identifier',
];

/** `name` came with OB 3.0 on VCDM 2.0. */
export function identifierType(strict: boolean): Schema {
  return extensible(...(strict ? IDENTIFIERS : ['name', ...IDENTIFIERS]));
}

export const resultType: Schema = extensible(
  'GradePointAverage',
  'LetterGrade',
  'Percent',
  'PerformanceLevel',
  'PredictedScore',
  'RawScore',
  'Result',
  'RubricCriterion',
  'RubricCriterionLevel',
  'RubricScore',
  'ScaledScore',
  'Status',
);

export const resultStatus: Schema = {
  type: 'string',
  enum: ['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Withdrew'],
};

/** CLR 2.0 "AssociationType". */
export const associationType: Schema = {
  type: 'string',
  enum: ['exactMatchOf', 'isChildOf', 'isParentOf', 'isPartOf', 'isPeerOf', 'isRelatedTo', 'precedes', 'replacedBy'],
};
