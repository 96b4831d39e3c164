/** What `npm run schemas` makes of the schemas beside it. */
export interface Validator {
  (value: unknown): boolean;
  errors?: { instancePath: string; keyword: string; params: { [name: string]: unknown } }[] | null;
}

export const AchievementCredential1: Validator;
export const AchievementCredential2: Validator;
export const EndorsementCredential1: Validator;
export const EndorsementCredential2: Validator;
export const ClrCredential1: Validator;
export const ClrCredential2: Validator;
export const ExtensionAccessibility: Validator;
export const ExtensionApplyLink: Validator;
export const ExtensionAssessmentExtension: Validator;
export const ExtensionEndorsement: Validator;
export const ExtensionExampleExtension: Validator;
export const ExtensionExtraDescriptionExtension: Validator;
export const ExtensionGeoCoordinates: Validator;
export const ExtensionIssuerAccreditation: Validator;
export const ExtensionLicenseExtension: Validator;
export const ExtensionOriginalCreator: Validator;
export const ExtensionRecipientProfile: Validator;
