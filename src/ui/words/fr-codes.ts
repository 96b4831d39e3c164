import { quoted } from './phrase.ts';
import type { CodeTable } from './types.ts';

const AGAIN = 'Réessayez dans un moment.';
const ASK_ISSUER = 'Interrogez l’émetteur, ou demandez au titulaire une nouvelle copie du badge.';
const HOLDER_COPY = 'Demandez au titulaire le fichier original du badge ou son adresse web.';

/** Pourquoi aucun code QR n’a été lu dans une image sans badge ; selon `detail.codes`. */
const WITHOUT: Record<string, string> = {
  none: 'Il n’y a dans cette image ni badge, ni code QR qu’Aloi sache lire.',
  drawing:
    'Il n’y a pas de badge dans cette image. C’est un dessin (SVG) où Aloi n’a pas pu chercher de code QR. Si vous y voyez un code, un téléphone peut le lire.',
  'too-many': 'Il n’y a pas de badge dans cette image, et elle est trop grande pour qu’Aloi y cherche un code QR.',
  broken: 'Il n’y a pas de badge dans cette image, et l’image elle-même ne peut être ouverte.',
  format: 'Il n’y a pas de badge dans cette image. Seule l’extension lit les codes QR dans les images de cette sorte.',
  'inside-page': 'Cette image n’existe que dans sa page : Aloi ne peut pas l’ouvrir.',
};

/** Ce que veut dire chaque code et ce que la personne peut faire. */
export const frCodes: CodeTable = {
  aborted: {
    short: 'la vérification a été interrompue',
    meaning: 'La vérification a été interrompue avant la fin.',
    todo: 'Vérifiez à nouveau.',
  },
  'bad-url': {
    short: 'une de ses adresses web est inutilisable',
    meaning: 'Une adresse donnée par le badge n’est pas une adresse web qu’Aloi peut ouvrir.',
    todo: ASK_ISSUER,
  },
  'http-only': {
    short: 'son serveur n’offre pas de connexion sécurisée',
    meaning:
      'Le serveur ne répond que par une connexion non chiffrée, que n’importe qui pourrait modifier en chemin. Aloi ne s’y fie pas.',
    todo: 'Demandez à l’émetteur de publier ses badges en https.',
  },
  'port-refused': {
    short: 'il est servi sur un port inhabituel',
    meaning: (d) =>
      `L’adresse ${quoted(d.host)} utilise un port que les sites web n’emploient pas d’ordinaire ; Aloi ne l’a pas ouverte.`,
    todo: 'Si vous connaissez ce serveur, ajoutez-le dans les réglages, sous « Réseau de mon organisation ».',
  },
  'private-address': {
    short: 'il renvoie vers un réseau privé',
    meaning: (d) =>
      `${quoted(d.host) || 'Une adresse'} appartient à un réseau privé. Une page web ne doit pas pouvoir y faire entrer Aloi : rien n’y a été demandé.`,
    todo: 'Si ce serveur est dans le réseau de votre organisation, indiquez-le dans les réglages.',
  },
  'rate-limited': {
    short: 'le serveur demande d’attendre',
    meaning: 'Le serveur a reçu trop de demandes et prie de revenir plus tard.',
    todo: AGAIN,
  },
  'request-budget': {
    short: 'le vérifier demanderait trop de requêtes',
    meaning: 'Ce badge renvoie à plus d’adresses qu’Aloi n’accepte d’en interroger pour un seul badge.',
  },
  timeout: { short: 'le serveur a mis trop de temps', meaning: 'Le serveur n’a pas répondu à temps.', todo: AGAIN },
  'too-large': {
    short: 'il est trop volumineux',
    meaning: 'Ce qu’il fallait lire est plus volumineux que n’importe quel vrai badge.',
  },
  'too-many-redirects': {
    short: 'son adresse tourne en rond',
    meaning: 'L’adresse renvoie sans cesse à une autre, sans jamais arriver.',
    todo: ASK_ISSUER,
  },
  unreachable: {
    short: 'le serveur de l’émetteur est injoignable',
    meaning: (d) =>
      `Aucune réponse n’est venue${d.host ? ` de ${quoted(d.host)}` : ''}. Cela ne dit rien du badge lui-même.`,
    todo: 'Vérifiez votre connexion, puis réessayez.',
  },
  gone: {
    short: 'l’émetteur l’a supprimé',
    meaning: 'Le serveur de l’émetteur indique que ce badge a existé et qu’il a été définitivement supprimé.',
    todo: 'Demandez-en la raison à l’émetteur.',
    open: {
      short: 'sa page a été supprimée',
      meaning: 'La page de ce badge a été supprimée. On ne sait pas si le badge lui-même a été retiré.',
    },
  },
  'http-error': {
    short: 'le serveur a signalé une erreur',
    meaning: (d) => `Le serveur a répondu par une erreur${d.status ? ` (${quoted(d.status)})` : ''}.`,
    todo: AGAIN,
  },
  'login-required': {
    short: 'la page n’est pas publique',
    meaning: 'Le serveur ne montre ceci qu’aux personnes connectées. Aloi ne se connecte jamais à votre place.',
    todo: 'Demandez au titulaire de rendre le badge public, ou de vous en envoyer le fichier.',
  },
  'not-found': {
    short: 'l’émetteur ne le connaît pas',
    meaning: 'Le serveur de l’émetteur n’a rien à l’adresse que donne ce badge.',
    todo: 'Demandez à l’émetteur s’il a vraiment décerné ce badge.',
    open: {
      short: 'rien ne se trouve à son adresse',
      meaning: 'Il n’y a rien à l’adresse où devrait être ce badge. Il a pu être déplacé, ou n’y a jamais été.',
    },
  },
  'wrong-media-type': {
    short: 'le serveur a envoyé autre chose',
    meaning: 'Le serveur a envoyé autre chose qu’un badge, par exemple une page web ordinaire.',
    todo: HOLDER_COPY,
  },
  unreadable: {
    short: 'le fichier est illisible',
    meaning: (d) => `Le fichier ne peut pas être ouvert${d.reason ? ` (${quoted(d.reason)})` : ''}.`,
    todo: 'Vérifiez que le fichier existe et que vous avez le droit de le lire.',
  },
  'nothing-found': {
    short: 'il ne contient aucun badge vérifiable',
    meaning: (d) =>
      WITHOUT[String(d.codes)] ??
      (d.platform
        ? `${quoted(d.platform)} ne montre ce badge que sur une page, et n’y offre rien qui puisse être vérifié.`
        : 'Rien ici ne peut être vérifié : c’est une image ou une page sans badge à l’intérieur.'),
    todo: HOLDER_COPY,
  },
  'broken-image': {
    short: 'le fichier image est abîmé',
    meaning: 'L’image est abîmée : le badge qu’elle contient est illisible.',
    todo: HOLDER_COPY,
  },
  'from-code': {
    short: 'il a été lu dans un code QR',
    meaning: (d) =>
      `Lu dans le code QR de l’image, qui ${d.host ? `mène à ${quoted(d.host)}` : 'contient le badge lui-même'}. Ce qui entoure le code ne prouve rien : comparez-le avec ce que vous lisez ici.`,
  },
  'code-without-badge': {
    short: 'le code QR contient autre chose',
    meaning: (d) =>
      `Le code QR de cette image contient autre chose qu’un badge${d.text ? ` : ${quoted(d.text)}` : ''}. Rien n’a été ouvert.`,
    todo: HOLDER_COPY,
  },
  'wallet-request': {
    short: 'le code QR s’adresse à une application portefeuille',
    meaning: (d) =>
      `Le code QR invite une application portefeuille à recevoir ou à montrer une attestation${d.scheme ? ` (${quoted(d.scheme)})` : ''}. Il ne contient pas de badge, et Aloi ne l’a pas suivi.`,
    todo: HOLDER_COPY,
  },
  'broken-code': {
    short: 'le badge du code QR ne peut être décompressé',
    meaning:
      'Le code QR contient un badge comprimé qu’Aloi ne peut restituer avec certitude : il est endommagé, modifié, ou écrit avec un vocabulaire qu’Aloi n’a pas.',
    todo: HOLDER_COPY,
  },
  'unusual-baking': {
    short: 'il est rangé dans son image de façon inhabituelle',
    meaning: 'Le badge est rangé dans son image autrement que ne le dit la norme. Il est lisible malgré tout.',
  },
  'broken-json': {
    short: 'ses données sont abîmées',
    meaning: 'Les données du badge sont abîmées et illisibles.',
    todo: HOLDER_COPY,
  },
  'broken-jwt': {
    short: 'son jeton signé est abîmé',
    meaning: 'Le badge est un jeton signé, mais ce jeton est incomplet ou abîmé.',
    todo: HOLDER_COPY,
  },
  'broken-xml': {
    short: 'le fichier image est abîmé',
    meaning: 'L’image SVG est abîmée : le badge qu’elle contient est illisible.',
    todo: HOLDER_COPY,
  },
  'broken-cbor': {
    short: 'il est abîmé ou incomplet',
    meaning: 'C’est un document mobile (ISO 18013-5), mais il est incomplet, abîmé ou se contredit.',
    todo: HOLDER_COPY,
  },
  'too-deep': {
    short: 'ses données sont imbriquées à l’excès',
    meaning: 'Les données sont imbriquées comme aucun vrai badge ne l’est.',
  },
  'not-a-credential': {
    short: 'ce n’est pas un badge',
    meaning: 'Ce sont des données, mais ni un badge ni une autre attestation connue d’Aloi.',
  },
  'not-awarded': {
    short: 'c’est la description d’un badge, décerné à personne',
    meaning: (d) =>
      d.kind === 'issuer'
        ? 'Ceci décrit un émetteur de badges, et non un badge que quelqu’un a reçu.'
        : 'Ceci décrit un badge que l’on peut obtenir. Rien n’y dit que quelqu’un l’a reçu.',
    todo: 'Demandez au titulaire l’adresse web de son propre badge, ou le fichier du badge.',
  },
  'several-awards': {
    short: 'c’est une page de plusieurs badges',
    meaning: 'Cette page porte plusieurs badges, et rien ne dit duquel il s’agit.',
    todo: 'Ouvrez cette page et cliquez sur Aloi, qui y vérifie chaque badge.',
  },
  'unsupported-format': {
    short: 'ce type de badge n’est pas encore pris en charge',
    meaning: (d) =>
      d.format === 'mdoc'
        ? 'C’est un document mobile (ISO 18013-5) d’une édition plus récente que celle qu’Aloi connaît, ou une partie d’un tel document. Cela ne dit rien contre lui.'
        : 'Aloi ne sait pas encore vérifier ce type d’attestation. Cela ne dit rien contre elle.',
    todo: 'Demandez au titulaire la même attestation sous une autre forme, par exemple un Open Badge ou une attestation vérifiable.',
  },
  'repeated-members': {
    short: 'une information y figure deux fois',
    meaning: (d) =>
      `Le badge dit deux fois quelque chose sous un même nom${d.names ? ` : ${quoted(d.names)}` : ''}. Comme la plupart, Aloi retient ce qui vient en dernier ; un autre vérificateur peut retenir ce qui vient en premier, et montrer autre chose sous la même signature.`,
    todo: ASK_ISSUER,
  },
  'missing-property': {
    short: 'un élément obligatoire manque',
    meaning: (d) => `Il manque au badge un élément exigé par la norme${d.property ? ` : ${quoted(d.property)}` : ''}.`,
    todo: ASK_ISSUER,
  },
  'bad-property': {
    short: 'une de ses parties est mal écrite',
    meaning: (d) =>
      `Une partie du badge n’est pas écrite comme la norme l’exige${d.property ? ` : ${quoted(d.property)}` : ''}.`,
    todo: ASK_ISSUER,
  },
  'context-missing': {
    short: 'il n’indique pas son vocabulaire',
    meaning: 'Le badge ne nomme pas le vocabulaire qui donne leur sens à ses mots.',
    todo: ASK_ISSUER,
  },
  'inline-context': {
    short: 'il redéfinit les mots à sa façon',
    meaning:
      'Le badge redéfinit des mots de la norme. Ce qui a été signé n’est peut-être pas ce qu’on lit : Aloi ne s’en porte pas garant.',
    todo: ASK_ISSUER,
  },
  'unknown-context': {
    short: 'il utilise un vocabulaire inconnu d’Aloi',
    meaning: (d) =>
      `Le badge utilise un vocabulaire${d.url ? ` (${quoted(d.url)})` : ''} dont Aloi ne dispose pas : son sens ne peut être vérifié.`,
  },
  'unsigned-terms': {
    short: 'il contient des déclarations que personne n’a signées',
    meaning: (d) =>
      `Certaines déclarations du badge ne sont pas couvertes par la signature${d.terms ? ` : « ${quoted(d.terms)} »` : ''}. N’importe qui a pu les ajouter.`,
    todo: `Ne vous y fiez pas. ${ASK_ISSUER}`,
  },
  'broken-json-ld': {
    short: 'ses données ne peuvent être interprétées',
    meaning: 'Les données ne suivent pas les règles de leur propre vocabulaire.',
    todo: ASK_ISSUER,
  },
  'no-proof': {
    short: 'personne ne l’a signé',
    meaning: 'Le badge ne porte ni signature, ni adresse où son émetteur le confirme. N’importe qui a pu l’écrire.',
    todo: HOLDER_COPY,
  },
  'signature-mismatch': {
    short: 'la signature ne correspond pas',
    meaning:
      'La signature ne correspond pas au contenu : le badge a été modifié après signature, ou cet émetteur ne l’a jamais signé.',
    todo: 'Ne vous y fiez pas. Demandez confirmation à l’émetteur.',
  },
  'broken-proof': {
    short: 'sa signature est incomplète',
    meaning: 'La signature est incomplète ou mal écrite : elle ne prouve rien.',
    todo: ASK_ISSUER,
  },
  'unsupported-proof': {
    short: 'ce type de signature n’est pas encore pris en charge',
    meaning: 'Le badge est signé d’une manière qu’Aloi ne sait pas encore vérifier. Cela ne dit rien contre lui.',
  },
  'forbidden-algorithm': {
    short: 'sa signature est d’un type qui ne prouve rien',
    meaning:
      'Le badge annonce une manière de signer peu sûre ou qui ne convient pas à la clé. Une telle signature ne prouve rien.',
    todo: ASK_ISSUER,
  },
  'wrong-purpose': {
    short: 'il a été signé pour un autre usage',
    meaning: 'La signature a été faite pour un autre usage que la délivrance d’un badge.',
    todo: ASK_ISSUER,
  },
  'wrong-domain': {
    short: 'il a été signé pour un autre site',
    meaning: 'La signature a été faite pour être utilisée sur un autre site.',
    todo: ASK_ISSUER,
  },
  'wrong-challenge': {
    short: 'il a été présenté en réponse à une autre demande',
    meaning:
      'Le titulaire a signé cette présentation en réponse à une autre demande que celle indiquée. C’est peut-être une présentation déjà montrée ailleurs.',
    todo: 'Demandez au titulaire de la refaire en réponse à votre propre demande.',
  },
  'undisclosed-proof': {
    short: 'une partie nécessaire est masquée',
    meaning: 'Le titulaire a masqué une partie de l’attestation nécessaire à sa vérification.',
    todo: 'Demandez au titulaire de partager l’attestation complète.',
  },
  'proof-expired': {
    short: 'la signature elle-même a expiré',
    meaning: 'L’émetteur a limité la durée pendant laquelle sa signature compte, et cette durée est écoulée.',
    todo: ASK_ISSUER,
  },
  'proof-created-in-future': {
    short: 'la signature est datée du futur',
    meaning: 'La signature prétend avoir été faite à un moment qui n’est pas encore venu.',
    todo: 'Vérifiez l’horloge de votre ordinateur ; sinon, interrogez l’émetteur.',
  },
  'previous-proof-missing': {
    short: 'une signature dont il dépend manque',
    meaning: 'Une signature renvoie à une autre qui n’est pas là.',
    todo: ASK_ISSUER,
  },
  'claims-differ': {
    short: 'il se contredit',
    meaning:
      'Le jeton signé dit une chose à l’extérieur et une autre à l’intérieur (deux émetteurs différents, par exemple).',
    todo: ASK_ISSUER,
  },
  'key-not-listed': {
    short: 'il est signé avec une clé qui n’est pas celle de l’émetteur',
    meaning: 'L’émetteur publie ses clés, et celle qui a servi ici n’en fait pas partie.',
    todo: 'Ne vous y fiez pas. Demandez confirmation à l’émetteur.',
  },
  'key-not-authorised': {
    short: 'il est signé avec une clé qui n’est pas faite pour les badges',
    meaning: 'L’émetteur publie cette clé, mais pas pour délivrer des badges.',
    todo: ASK_ISSUER,
  },
  'key-of-another': {
    short: 'il est signé avec la clé de quelqu’un d’autre',
    meaning: 'La clé appartient à quelqu’un d’autre que l’émetteur nommé par le badge.',
    todo: 'Ne vous y fiez pas. Demandez confirmation à l’émetteur.',
  },
  'key-not-bound': {
    short: 'rien ne relie sa clé à l’émetteur',
    meaning: 'Le badge apporte sa propre clé, et l’émetteur ne la publie pas. N’importe qui a pu signer en son nom.',
    todo: 'Demandez confirmation à l’émetteur.',
  },
  'key-list-unavailable': {
    short: 'les clés de l’émetteur sont introuvables',
    meaning:
      'La signature correspond à sa clé, mais la liste des clés de l’émetteur n’a pu être obtenue. On ne sait pas si la clé est bien la sienne.',
    todo: AGAIN,
  },
  'key-unsupported': {
    short: 'ce type de clé n’est pas encore pris en charge',
    meaning: 'L’émetteur utilise un type de clé qu’Aloi ne sait pas encore vérifier.',
  },
  'profile-untrusted': {
    short: 'le profil de l’émetteur ne correspond pas à sa propre signature',
    meaning:
      'Le profil de l’émetteur est signé, et cette signature ne tient pas. Les clés qui s’y trouvent ne sont donc pas retenues. Il a pu être modifié sans être signé de nouveau.',
    todo: 'Demandez à l’émetteur de signer de nouveau son profil.',
  },
  'key-expired': {
    short: 'la clé a expiré',
    meaning: 'La clé avait expiré au moment de servir, ou a expiré depuis.',
    todo: ASK_ISSUER,
  },
  'key-revoked': {
    short: 'l’émetteur a retiré la clé',
    meaning:
      'L’émetteur a retiré cette clé, peut-être parce qu’elle a été volée. On ne peut plus se fier à ce qu’elle a signé.',
    todo: ASK_ISSUER,
  },
  'did-method-unsupported': {
    short: 'ce type d’identifiant d’émetteur n’est pas encore pris en charge',
    meaning: (d) =>
      `L’émetteur s’identifie d’une manière qu’Aloi ne sait pas suivre${d.method ? ` (${quoted(d.method)})` : ''}.`,
  },
  'certificate-unanchored': {
    short: 'l’autorité qui certifie son émetteur n’a pas été vérifiée',
    meaning: (d) =>
      `Il est scellé par un certificat${d.subject ? ` au nom de ${quoted(d.subject)}` : ''}. Aloi ne vérifie pas quelle autorité répond de ce certificat, et n’importe qui peut en faire un à n’importe quel nom.`,
    todo: 'Ouvrez-le dans sa visionneuse officielle ou demandez à l’émetteur.',
  },
  'certificate-chain-open': {
    short: 'aucune autorité de votre confiance n’a certifié son sceau',
    meaning: (d) =>
      `Il est scellé par un certificat${d.subject ? ` au nom de ${quoted(d.subject)}` : ''} qui ne mène à aucune des autorités que vous avez désignées.`,
    todo: 'Demandez à l’émetteur quelle autorité l’a certifié, et ajoutez-la si elle a votre confiance.',
  },
  'certificate-chain-broken': {
    short: 'les certificats derrière son sceau ne s’enchaînent pas',
    meaning: (d) =>
      `Le chemin de son certificat vers une autorité de votre confiance est interrompu${d.certificate ? ` à ${quoted(d.certificate)}` : ''}. Cela tient souvent à la façon dont le sceau a été mis en place, et ne dit rien du badge lui-même.`,
    todo: ASK_ISSUER,
  },
  'certificate-expired': {
    short: 'un certificat derrière son sceau n’est pas en vigueur',
    meaning: (d) =>
      `Le certificat${d.certificate ? ` ${quoted(d.certificate)}` : ''} derrière son sceau n’est pas en vigueur, ou ne l’est plus. Un sceau survit à son certificat, mais lui seul dit avoir été apposé à temps.`,
    todo: 'Ouvrez-le dans sa visionneuse officielle, ou demandez à l’émetteur une copie plus récente.',
  },
  'certificate-of-another': {
    short: 'son certificat ne désigne pas cet émetteur',
    meaning: (d) =>
      `D’après son certificat, ${d.subject ? quoted(d.subject) : 'quelqu’un d’autre'} l’a scellé. Rien n’y dit que c’est ${d.issuer ? quoted(d.issuer) : 'l’émetteur qu’il nomme'} : ce peut être la même organisation sous un autre nom, ou un service qui scelle pour elle.`,
    todo: 'Comparez les deux noms et, dans le doute, demandez à l’émetteur.',
  },
  'certificate-revocation-unchecked': {
    short: 'un éventuel retrait de son certificat n’a pas été recherché',
    meaning:
      'Un certificat peut être retiré avant son terme. Aloi n’interroge pas son autorité, qui saurait ce que vous consultez.',
  },
  'host-differs': {
    short: 'il est publié par un autre site que celui de l’émetteur',
    meaning:
      'Le badge est hébergé sur un autre site que celui de l’émetteur qu’il nomme, et cet émetteur ne l’autorise pas.',
    todo: 'Demandez à l’émetteur s’il a vraiment décerné ce badge.',
  },
  'scope-differs': {
    short: 'l’émetteur ne garantit pas cette adresse',
    meaning: 'L’émetteur indique où ses badges sont hébergés, et celui-ci est hébergé ailleurs.',
    todo: 'Demandez à l’émetteur s’il a vraiment décerné ce badge.',
  },
  'id-differs': {
    short: 'le serveur répond par un autre badge',
    meaning: 'Le document trouvé à l’adresse du badge se donne lui-même une autre adresse.',
    todo: ASK_ISSUER,
  },
  'content-differs': {
    short: 'il diffère de ce que publie l’émetteur',
    meaning: 'La copie que vous avez ne dit pas la même chose que celle que publie l’émetteur.',
    todo: 'Ne vous fiez qu’à la version de l’émetteur.',
  },
  'served-as-download': {
    short: 'il se trouve parmi les fichiers à télécharger du site',
    meaning:
      'Le site de l’émetteur donne ce badge comme un fichier à télécharger, ainsi que font les sites de ce que déposent leurs utilisateurs. Cela ne montre pas que l’émetteur l’a publié.',
    todo: 'Demandez à l’émetteur s’il a vraiment décerné ce badge.',
  },
  'weak-key-origin': {
    short: 'le badge a lui-même choisi sa clé',
    meaning: 'Dans cet ancien format, c’est le badge qui indique où est sa clé. Le lien avec son émetteur est faible.',
  },
  'issuer-not-http': {
    short: 'son émetteur n’a pas d’adresse web',
    meaning: 'L’émetteur n’est pas désigné par une adresse web : rien ne peut y être demandé.',
  },
  revoked: {
    short: 'l’émetteur l’a retiré',
    meaning: 'L’émetteur a retiré ce badge.',
    todo: 'Demandez-en la raison à l’émetteur ou au titulaire.',
  },
  suspended: {
    short: 'l’émetteur l’a suspendu',
    meaning: 'L’émetteur a suspendu ce badge pour le moment.',
    todo: 'Interrogez l’émetteur, ou vérifiez à nouveau plus tard.',
  },
  'status-unavailable': {
    short: 'on ne peut savoir s’il a été retiré',
    meaning: 'L’émetteur tient une liste des badges retirés, mais elle n’a pu être obtenue.',
    todo: AGAIN,
  },
  'status-unsupported': {
    short: 'on ne peut savoir s’il a été retiré',
    meaning: 'L’émetteur annonce les retraits d’une manière qu’Aloi ne connaît pas encore.',
  },
  'status-broken': {
    short: 'la liste des badges retirés est abîmée',
    meaning: 'La liste des badges retirés tenue par l’émetteur est abîmée ou contredit le badge.',
    todo: ASK_ISSUER,
  },
  'status-list-untrusted': {
    short: 'la liste des badges retirés n’est pas celle de l’émetteur',
    meaning: 'La liste des badges retirés n’est pas correctement signée par cet émetteur : elle ne prouve rien.',
    todo: ASK_ISSUER,
  },
  'status-message': {
    short: 'l’émetteur a laissé une note',
    meaning: (d) => `L’émetteur a joint une note à ce badge${d.message ? ` : « ${quoted(d.message)} »` : ''}.`,
  },
  expired: {
    short: 'il a expiré',
    meaning: 'Sa période de validité est terminée.',
    todo: 'Demandez au titulaire s’il a été renouvelé.',
  },
  'not-yet-valid': { short: 'il n’est pas encore en vigueur', meaning: 'Sa période de validité n’a pas commencé.' },
  'until-before-from': {
    short: 'ses dates se contredisent',
    meaning: 'Il se termine avant de commencer.',
    todo: ASK_ISSUER,
  },
  'bad-date': {
    short: 'une de ses dates est illisible',
    meaning: 'Une date du badge n’est pas écrite comme la norme l’exige.',
    todo: ASK_ISSUER,
  },
  'date-without-zone': {
    short: 'une date n’a pas de fuseau horaire',
    meaning: 'Une date n’indique pas son fuseau horaire ; Aloi la lit en temps universel.',
  },
  'schema-mismatch': {
    short: 'il ne suit pas la norme à la lettre',
    meaning: 'Le badge s’écarte du format annoncé par sa norme ou par son émetteur. Il n’en est pas moins authentique.',
  },
  'schema-unavailable': {
    short: 'la description de son format manque',
    meaning: 'La description de son format n’a pu être obtenue ; le badge lui-même n’est pas en doute.',
  },
  'recipient-differs': {
    short: 'il a été décerné à quelqu’un d’autre',
    meaning: 'Aucune des adresses que vous avez données n’est celle à qui ce badge a été décerné.',
    todo: 'Demandez au titulaire à quelle adresse le badge a été décerné.',
  },
  'holder-differs': {
    short: 'elle a été présentée à un autre nom',
    meaning:
      'La présentation a été signée à un autre nom que celui de la personne à qui cette attestation a été décernée. Il arrive aussi qu’on présente des attestations pour autrui, comme un parent pour son enfant.',
    todo: 'S’il importe de savoir qui la présente, demandez à la personne à qui elle a été décernée.',
  },
  'holder-unchecked': {
    short: 'qui le présente n’a pas été vérifié',
    meaning:
      'Un document mobile est lié à un seul téléphone. Aloi vérifie le document lui-même, non qu’il vient du téléphone pour lequel il a été émis. Un document authentique peut être montré par quelqu’un d’autre.',
    todo: 'S’il importe de savoir qui le présente, comparez le nom avec celui de la personne en face de vous.',
  },
  'recipient-missing': {
    short: 'il ne nomme aucun destinataire',
    meaning: 'Le badge ne dit pas à qui il a été décerné.',
  },
  'self-endorsement': {
    short: 'il s’endosse lui-même',
    meaning: 'L’endossement vient de l’émetteur lui-même ou du titulaire.',
  },
  'endorsement-of-another': {
    short: 'l’endossement porte sur autre chose',
    meaning: 'L’endossement porte sur un autre badge ou une autre personne.',
  },
  'digest-differs': {
    short: 'un fichier joint a été remplacé',
    meaning: 'Un fichier joint n’est pas celui pour lequel l’émetteur a signé.',
  },
  'not-fetched': {
    short: 'un fichier joint n’a pas été demandé',
    meaning:
      'Le badge dit ce que contient un fichier joint. Aloi ne demande pas ces fichiers de lui-même, pour que la vérification reste discrète.',
  },
  'image-type-differs': {
    short: 'son image est d’un autre type',
    meaning: 'L’image est d’un autre type que ne l’indique le badge.',
  },
  'image-differs': {
    short: 'il a été placé dans une autre image',
    meaning:
      'L’image qui porte le badge n’est pas celle que l’émetteur y a mise. Ce que dit le badge n’en est pas changé.',
    todo: 'Fiez-vous aux mots du badge, non à l’image vue sur la page.',
  },
  'refresh-failed': {
    short: 'aucune version plus récente n’a pu être obtenue',
    meaning: 'L’émetteur propose des versions plus récentes de ce badge, mais aucune n’a pu être obtenue.',
    todo: AGAIN,
  },
  refreshed: {
    short: 'une version plus récente existe',
    meaning: 'L’émetteur propose une version plus récente de ce badge ; c’est elle qui a servi.',
  },
  'part-invalid': {
    short: 'une de ses parties n’est pas recevable',
    meaning: 'C’est un recueil, et au moins une des attestations qu’il contient n’est pas recevable.',
    todo: 'Regardez ses parties une à une.',
  },
  'too-many-parts': {
    short: 'il a trop de parties',
    meaning:
      'Le recueil contient plus d’attestations qu’Aloi n’en vérifie à la fois ; les autres n’ont pas été vérifiées.',
  },
  'anchor-unchecked': {
    short: 'son inscription dans une chaîne de blocs n’a pas été vérifiée',
    meaning: 'Le badge est inscrit dans une chaîne de blocs. Aloi a vérifié le document, pas l’inscription.',
  },
  blocked: {
    short: 'votre liste bloque son émetteur',
    meaning: 'Vous, ou votre organisation, tenez une liste qui bloque cet émetteur.',
  },
  lookalike: {
    short: 'le nom de son émetteur en imite un autre',
    meaning: (d) =>
      `Le nom ou l’adresse de l’émetteur ressemble à un autre${d.name ? ` (${quoted(d.name)})` : ''} sans l’être.`,
    todo: 'Comparez l’adresse lettre par lettre.',
  },
  internal: {
    short: 'Aloi lui-même a échoué',
    meaning: 'Aloi a commis une erreur pendant la vérification. Cela ne dit rien du badge.',
    todo: 'Réessayez ; si cela persiste, signalez-le.',
  },
};
