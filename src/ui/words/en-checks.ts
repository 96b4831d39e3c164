import type { CheckTable } from './types.ts';

/** The name of each check, and what it means that it passed. */
export const enChecks: CheckTable = {
  format: { name: 'Readable', pass: 'It is a well-formed badge.' },
  context: { name: 'Vocabulary', pass: 'All its words have a known meaning.' },
  schema: { name: 'Conformity', pass: 'It follows the format of its standard.' },
  'proof.signature': { name: 'Signature', pass: 'The signature matches the content: nothing was altered.' },
  'proof.purpose': { name: 'Purpose of the signature', pass: 'The signature was made for issuing.' },
  'proof.key': { name: 'Key', pass: 'The key is the issuer’s own, and meant for issuing badges.' },
  'proof.dates': { name: 'Date of the signature', pass: 'The signature is within its dates.' },
  'hosted.fetch': { name: 'Confirmed by the issuer’s server', pass: 'The issuer’s server publishes this badge.' },
  'hosted.scope': {
    name: 'Published in the right place',
    pass: 'It is published where this issuer publishes its badges.',
  },
  'jwt.claims': { name: 'Token', pass: 'The token and the badge in it say the same.' },
  'status.revocation': { name: 'Withdrawal', pass: 'The issuer has not withdrawn it.' },
  'status.suspension': { name: 'Suspension', pass: 'The issuer has not suspended it.' },
  'validity.from': { name: 'Start of validity', pass: 'It is already in force.' },
  'validity.until': { name: 'End of validity', pass: 'It has not expired.' },
  recipient: { name: 'Recipient', pass: 'It was awarded to one of the addresses you gave.' },
  endorsement: { name: 'Endorsement', pass: 'The endorsement is genuine.' },
  refresh: { name: 'Newer version', pass: 'This is the newest version.' },
  'issuer.blocked': { name: 'Blocked issuers', pass: 'No list of yours blocks this issuer.' },
  'issuer.lookalike': { name: 'Imitation', pass: 'The issuer’s name imitates no other known to Aloi.' },
  source: { name: 'Obtained', pass: 'The badge could be obtained.' },
  holder: { name: 'Presented by its holder', pass: 'Whoever presents it has the key of the person it was awarded to.' },
  contains: { name: 'Parts', pass: 'All credentials it contains were checked.' },
  image: { name: 'Picture', pass: 'The picture is as described.' },
  related: { name: 'Attached files', pass: 'The attached files are the ones the issuer signed for.' },
  links: { name: 'Pages and pictures it names', pass: 'It is there.' },
  'status.other': { name: 'Other notices', pass: 'The issuer has attached no other notice.' },
  'issuer.profile': {
    name: 'Signature of the issuer’s profile',
    pass: 'The issuer’s profile, where its keys stand, is signed and unaltered.',
  },
  anchor: { name: 'Blockchain entry', pass: 'It is entered in the blockchain it names.' },
};
