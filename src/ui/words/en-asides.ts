/** What a page says beside a badge, and what the badge says: both named, nobody accused. */
export const enAsides = {
  title: (page: string, badge: string) => `The profile says “${page}”, the badge says “${badge}”.`,
  issuer: (page: string, badge: string) => `The profile names “${page}” as the issuer, the badge names “${badge}”.`,
  date: (page: string, badge: string) => `The profile says “${page}”, the badge was issued on ${badge}.`,
  validity: (page: string, badge: string) => `The profile says “${page}”, the badge is in force until ${badge}.`,
  person: (page: string, badge: string) => `The badge names another person: “${badge}”. This page names “${page}”.`,
  namePart: (page: string, badge: string) => `This page names “${page}”, the badge names “${badge}”.`,
  profile: (badge: string) => `Awarded to the address of another profile: ${badge}`,
  url: 'Awarded to the address of this page.',
  email: (badge: string) => `Awarded to an e-mail address that stands on this page: ${badge}`,
  account: (badge: string) => `Awarded to an account that this page calls its own: ${badge}`,
  name: (badge: string) => `This page and the badge give the same name: “${badge}”.`,
  unread:
    'Aloi could not look at this page as a whole, so it cannot tell whether the badge is for the person of this page.',
  otherAddress:
    'Aloi cannot tell whether it is for the person of this page: it was awarded to none of the e-mail addresses here. People have several.',
  nothing: 'Aloi cannot tell whether it is for the person of this page: nothing here can be compared with it.',
  /** What a platform says beside the badge. */
  platform: {
    recipient: (host: string, name: string) => `The platform (${host}) says: awarded to “${name}”.`,
    same: (host: string, name: string) => `This page and the platform (${host}) give the same name: “${name}”.`,
    other: (page: string) => `This page names “${page}”.`,
    verified: (host: string) => `The platform (${host}) says: it has looked into who the issuer is.`,
    unverified: (host: string) => `The platform (${host}) says: it has not looked into who the issuer is.`,
    selfIssued: (host: string) => `The platform (${host}) says: issued from a private account, not by an organisation.`,
    endorsements: (host: string) => `The platform (${host}) says: the holder has accepted these endorsements.`,
    help: 'The platform’s own word: no proof of the badge covers it.',
  },
};
