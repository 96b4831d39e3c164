import type { enAsides } from './en-asides.ts';

/** Ce que la page dit à côté d’un badge, et ce que dit le badge : les deux sont nommés, personne n’est accusé. */
export const frAsides: typeof enAsides = {
  title: (page, badge) => `Le profil dit « ${page} », le badge dit « ${badge} ».`,
  issuer: (page, badge) => `Le profil nomme « ${page} » comme émetteur, le badge nomme « ${badge} ».`,
  date: (page, badge) => `Le profil dit « ${page} », le badge a été délivré le ${badge}.`,
  validity: (page, badge) => `Le profil dit « ${page} », le badge est valable jusqu’au ${badge}.`,
  person: (page, badge) => `Le badge nomme une autre personne : « ${badge} ». Cette page nomme « ${page} ».`,
  namePart: (page, badge) => `Cette page nomme « ${page} », le badge nomme « ${badge} ».`,
  profile: (badge) => `Décerné à l’adresse d’un autre profil : ${badge}`,
  url: 'Décerné à l’adresse de cette page.',
  email: (badge) => `Décerné à une adresse électronique qui figure sur cette page : ${badge}`,
  account: (badge) => `Décerné à un compte que cette page dit sien : ${badge}`,
  name: (badge) => `Cette page et le badge donnent le même nom : « ${badge} ».`,
  unread:
    'Aloi n’a pas pu regarder toute cette page et ne peut donc pas dire si le badge est celui de la personne de cette page.',
  otherAddress:
    'Aloi ne peut pas dire s’il est celui de la personne de cette page : il n’a été décerné à aucune des adresses électroniques d’ici. On en a souvent plusieurs.',
  nothing: 'Aloi ne peut pas dire s’il est celui de la personne de cette page : rien ici ne peut lui être comparé.',
  platform: {
    recipient: (host, name) => `La plateforme (${host}) dit : décerné à « ${name} ».`,
    same: (host, name) => `Cette page et la plateforme (${host}) donnent le même nom : « ${name} ».`,
    other: (page) => `Cette page nomme « ${page} ».`,
    verified: (host) => `La plateforme (${host}) dit : elle a vérifié qui est l’émetteur.`,
    unverified: (host) => `La plateforme (${host}) dit : elle n’a pas vérifié qui est l’émetteur.`,
    selfIssued: (host) => `La plateforme (${host}) dit : délivré par un compte privé, pas par une organisation.`,
    endorsements: (host) => `La plateforme (${host}) dit : la personne a accepté ces endossements.`,
    help: 'Simple parole de la plateforme : aucune preuve du badge ne la couvre.',
  },
};
