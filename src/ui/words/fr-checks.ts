import type { CheckTable } from './types.ts';

/** Le nom de chaque vérification, et ce que veut dire sa réussite. */
export const frChecks: CheckTable = {
  format: { name: 'Lisibilité', pass: 'C’est un badge bien formé.' },
  context: { name: 'Vocabulaire', pass: 'Tous ses mots ont un sens connu.' },
  schema: { name: 'Conformité', pass: 'Il suit le format de sa norme.' },
  'proof.signature': { name: 'Signature', pass: 'La signature correspond au contenu : rien n’a été modifié.' },
  'proof.purpose': { name: 'Usage de la signature', pass: 'La signature a été faite pour délivrer.' },
  'proof.key': { name: 'Clé', pass: 'La clé est bien celle de l’émetteur, et faite pour délivrer des badges.' },
  'proof.dates': { name: 'Date de la signature', pass: 'La signature est dans ses dates.' },
  'hosted.fetch': {
    name: 'Confirmation par le serveur de l’émetteur',
    pass: 'Le serveur de l’émetteur publie ce badge.',
  },
  'hosted.scope': { name: 'Lieu de publication', pass: 'Il est publié là où cet émetteur publie ses badges.' },
  'jwt.claims': { name: 'Jeton', pass: 'Le jeton et le badge qu’il contient disent la même chose.' },
  'status.revocation': { name: 'Retrait', pass: 'L’émetteur ne l’a pas retiré.' },
  'status.suspension': { name: 'Suspension', pass: 'L’émetteur ne l’a pas suspendu.' },
  'validity.from': { name: 'Début de validité', pass: 'Il est déjà en vigueur.' },
  'validity.until': { name: 'Fin de validité', pass: 'Il n’a pas expiré.' },
  recipient: { name: 'Destinataire', pass: 'Il a été décerné à l’une des adresses que vous avez données.' },
  endorsement: { name: 'Endossement', pass: 'L’endossement est authentique.' },
  refresh: { name: 'Version plus récente', pass: 'C’est la version la plus récente.' },
  'issuer.blocked': { name: 'Émetteurs bloqués', pass: 'Aucune de vos listes ne bloque cet émetteur.' },
  'issuer.lookalike': { name: 'Imitation', pass: 'Le nom de l’émetteur n’en imite aucun autre connu d’Aloi.' },
  source: { name: 'Obtention', pass: 'Le badge a pu être obtenu.' },
  holder: {
    name: 'Présentation par le titulaire',
    pass: 'Qui la présente détient la clé de la personne à qui elle a été décernée.',
  },
  contains: { name: 'Parties', pass: 'Toutes les attestations qu’il contient ont été vérifiées.' },
  image: { name: 'Image', pass: 'L’image est conforme à sa description.' },
  related: { name: 'Fichiers joints', pass: 'Les fichiers joints sont ceux pour lesquels l’émetteur a signé.' },
  links: { name: 'Pages et images qu’il nomme', pass: 'Elle est bien là.' },
  'status.other': { name: 'Autres mentions', pass: 'L’émetteur n’a joint aucune autre mention.' },
  'issuer.profile': {
    name: 'Signature du profil de l’émetteur',
    pass: 'Le profil de l’émetteur, où se trouvent ses clés, est signé et n’a pas été modifié.',
  },
  anchor: { name: 'Chaîne de blocs', pass: 'Il est inscrit dans la chaîne de blocs qu’il nomme.' },
};
