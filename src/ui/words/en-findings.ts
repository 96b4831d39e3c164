import type { FindingTable } from './types.ts';

/** What a holder is told of an own badge, and how to mend it. */
export const enFindings: FindingTable = {
  altered: {
    said: 'Others will see it as not sound.',
    mend: 'Use the badge exactly as you received it: picture editors and some sites alter the file. If that does not help, ask the issuer for a new one.',
  },
  withdrawn: {
    said: 'The issuer has withdrawn or suspended it.',
    mend: 'Ask the issuer why. Until that is settled, take the badge off your page.',
  },
  expired: {
    said: (date) => `It expired${date ? ` on ${date}` : ''}.`,
    mend: 'Renew it with the issuer, or say beside it when you held it.',
  },
  'not-public': {
    said: 'Others cannot see it: the address asks them to sign in, or leads nowhere.',
    mend: 'Make the badge public on its platform, and take the address from its “share” button.',
  },
  'not-baked': {
    said: 'This picture is only a picture: there is no badge in it.',
    mend: 'Download the badge itself from its platform (“baked” image) and put that file on your page; or link the picture to the badge’s public address. Some sites re-encode pictures and lose the badge: then use the link.',
  },
  'no-credential': {
    said: 'This link does not lead to a badge that can be verified.',
    mend: 'Link to the badge’s own public address on its platform, not to a general page.',
  },
  undecided: {
    said: 'It could not be checked; others may find the same.',
    mend: 'Check again later. If it stays so, tell the issuer.',
  },
  'recipient-differs': {
    said: 'It was awarded to an address that is not among yours.',
    mend: 'If it was another address of yours, add that one above. If not, ask the issuer to award it to the right one.',
  },
  'recipient-missing': {
    said: 'It does not say to whom it was awarded.',
    mend: 'Nobody can tell that it is yours. Ask the issuer for a badge that names its recipient.',
  },
  'recipient-unlike': {
    said: 'It names its holder by another kind of address than those you gave.',
    mend: 'Add that kind above: a telephone number, a web address or a digital identifier (DID).',
  },
  'not-in-force': {
    said: (date) => `It is not in force${date ? ` before ${date}` : ' yet'}.`,
    mend: 'Until then, others will see that it does not count yet.',
  },
  'expires-soon': {
    said: (date) => `It expires soon: on ${date}.`,
    mend: 'Renew it in time with the issuer.',
  },
  'criteria-missing': {
    said: 'It does not say what had to be done for it.',
    mend: 'Without criteria others cannot judge its worth. Ask the issuer to add them.',
  },
  'issuer-claimed': {
    said: 'Nothing but the badge itself says who issued it.',
    mend: 'Ask the issuer to publish its key or its badges on its own site. Until then, say beside the badge how to reach the issuer.',
  },
  'title-differs': {
    said: (page, badge) => `The page says “${page}”, the badge is called “${badge}”.`,
    mend: 'Write the badge’s own name, so that nobody thinks you claim more.',
  },
  'issuer-differs': {
    said: (page, badge) => `The page names “${page}” as the issuer, the badge names “${badge}”.`,
    mend: 'Name the issuer as the badge does.',
  },
  'date-differs': {
    said: (page, badge) => `The page says “${page}”, the badge was issued on ${badge}.`,
    mend: 'Put the date of the badge.',
  },
  'validity-differs': {
    said: (page, badge) => `The page says “${page}”, the badge is in force until ${badge}.`,
    mend: 'Put the end date of the badge.',
  },
  'name-differs': {
    said: (page, badge) => `The page speaks of “${page}”, the badge was awarded to “${badge}”.`,
    mend: 'If you changed your name, say so beside it, or ask the issuer for a new badge.',
  },
  'recipient-matches': {
    said: (address) => `It was awarded to ${address}, one of your addresses.`,
    mend: 'A match proves the address, not the person.',
  },
};
