import type { FindingTable } from './types.ts';

export const frFindings: FindingTable = {
  altered: {
    said: 'Les autres le verront comme non recevable.',
    mend: 'Servez-vous du badge tel que vous l’avez reçu : les retouches d’image et certains sites modifient le fichier. Si cela ne suffit pas, demandez-en un nouveau à l’émetteur.',
  },
  withdrawn: {
    said: 'L’émetteur l’a retiré ou suspendu.',
    mend: 'Demandez-lui pourquoi. D’ici là, enlevez ce badge de votre page.',
  },
  expired: {
    said: (date) => `Il a expiré${date ? ` le ${date}` : ''}.`,
    mend: 'Faites-le renouveler par l’émetteur, ou dites à côté quand vous le déteniez.',
  },
  'not-public': {
    said: 'Les autres ne peuvent pas le voir : l’adresse demande de se connecter, ou ne mène nulle part.',
    mend: 'Rendez le badge public sur sa plateforme, et prenez l’adresse que donne son bouton « partager ».',
  },
  'not-baked': {
    said: 'Cette image n’est qu’une image : elle ne contient aucun badge.',
    mend: 'Téléchargez le badge lui-même sur sa plateforme (image « bakée ») et mettez ce fichier sur votre page ; ou faites de l’image un lien vers l’adresse publique du badge. Certains sites recodent les images et perdent le badge : prenez alors le lien.',
  },
  'no-credential': {
    said: 'Ce lien ne mène pas à un badge vérifiable.',
    mend: 'Mettez un lien vers l’adresse publique du badge sur sa plateforme, non vers une page générale.',
  },
  undecided: {
    said: 'Il n’a pu être vérifié ; d’autres feront peut-être le même constat.',
    mend: 'Vérifiez à nouveau plus tard. Si rien ne change, prévenez l’émetteur.',
  },
  'recipient-differs': {
    said: 'Il a été décerné à une adresse qui n’est pas parmi les vôtres.',
    mend: 'Si c’est une autre de vos adresses, ajoutez-la ci-dessus. Sinon, demandez à l’émetteur de le décerner à la bonne.',
  },
  'recipient-missing': {
    said: 'Il ne dit pas à qui il a été décerné.',
    mend: 'Personne ne peut savoir qu’il est à vous. Demandez à l’émetteur un badge qui nomme son destinataire.',
  },
  'recipient-unlike': {
    said: 'Il désigne son détenteur par un autre genre d’adresse que celles que vous avez données.',
    mend: 'Ajoutez ce genre ci-dessus : un numéro de téléphone, une adresse web ou un identifiant numérique (DID).',
  },
  'not-in-force': {
    said: (date) => `Il n’est pas en vigueur${date ? ` avant le ${date}` : ' pour le moment'}.`,
    mend: 'D’ici là, les autres verront qu’il ne compte pas encore.',
  },
  'expires-soon': {
    said: (date) => `Il expire bientôt : le ${date}.`,
    mend: 'Faites-le renouveler à temps par l’émetteur.',
  },
  'criteria-missing': {
    said: 'Il ne dit pas ce qu’il fallait faire pour l’obtenir.',
    mend: 'Sans critères, les autres ne peuvent juger de sa valeur. Demandez à l’émetteur de les ajouter.',
  },
  'issuer-claimed': {
    said: 'Seul le badge lui-même dit qui l’a délivré.',
    mend: 'Demandez à l’émetteur de publier sa clé ou ses badges sur son propre site. D’ici là, dites à côté du badge comment le joindre.',
  },
  'title-differs': {
    said: (page, badge) => `La page dit « ${page} », le badge s’appelle « ${badge} ».`,
    mend: 'Écrivez le nom même du badge, pour que personne ne croie que vous alléguez davantage.',
  },
  'issuer-differs': {
    said: (page, badge) => `La page nomme « ${page} » comme émetteur, le badge nomme « ${badge} ».`,
    mend: 'Nommez l’émetteur comme le fait le badge.',
  },
  'date-differs': {
    said: (page, badge) => `La page dit « ${page} », le badge a été délivré le ${badge}.`,
    mend: 'Mettez la date du badge.',
  },
  'validity-differs': {
    said: (page, badge) => `La page indique « ${page} », le badge est valable jusqu’au ${badge}.`,
    mend: 'Indiquez la date de fin du badge.',
  },
  'name-differs': {
    said: (page, badge) => `La page parle de « ${page} », le badge a été décerné à « ${badge} ».`,
    mend: 'Si vous avez changé de nom, dites-le à côté, ou demandez un nouveau badge à l’émetteur.',
  },
  'recipient-matches': {
    said: (address) => `Il a été décerné à ${address}, l’une de vos adresses.`,
    mend: 'Une correspondance prouve l’adresse, non la personne.',
  },
};
