/**
 * What ought to be said of every credential on the profile page, reasoned from the design (sections 3, 5.1 and 7),
 * never taken from the product's own answers. The profile page is made from the same table, so that it shows them all.
 */
import type { Code } from '../../src/verify/codes.ts';
import type { IdentityLevel, Verdict } from '../../src/verify/report.ts';
import { BADGR_AWARDS, BADGR_UNKNOWN, badgrId, badgrPage } from './sites/badgr.ts';
import { BROKEN, ORPHAN_ID, ORPHAN_NAME } from './sites/broken.ts';
import { CREDLY_AWARDS, credlyAssertion, credlyPage, credlySigned } from './sites/credly.ts';
import { FABLAB_AWARDS, fablabId } from './sites/fablab.ts';
import { FACTORY, FACTORY_BADGES } from './sites/factory.ts';
import { FORGED, FORGED_ID, FORGED_NAME } from './sites/forger.ts';
import { MOODLE_AWARDS, moodleAssertion, moodlePage } from './sites/moodle.ts';
import { PASSPORT_EMBED, PASSPORT_INTERNAL, PASSPORT_PAGE } from './sites/passport.ts';
import { PERSONAL } from './sites/personal.ts';
import { ADDRESS, AWARDS } from './sites/university.ts';

export interface Expectation {
  key: string;
  /** The achievement's name as proven; where nothing is proven, as the profile says it. */
  title: string;
  /** The address on the page, unwrapped. */
  url: string;
  /** The credential's own id; absent where none can be known. */
  id?: string;
  /** Ids that are as good: the same award in another form. */
  otherIds?: string[];
  verdict: Verdict;
  /** Absent where the design leaves it open. */
  identity?: IdentityLevel;
  /** Codes that decided the verdict; absent where the design leaves them open. */
  reasons?: Code[];
  why: string;
  /** What the profile's owner typed. */
  said: { title: string; organisation: string; date: string; credentialId?: string };
  /** Added to the page a second after it was loaded. */
  late?: true;
}

const UNIVERSITY = 'Université du Rivage';
const FACULTY = 'Faculté des lettres, Université du Rivage';
const NETWORK = 'Réseau Passerelle, atelier de Rouen';
const FABLAB = 'Fab-lab L’Estran';
const NORDET = 'Nordet Cloud';
const ACADEMIE = 'Académie de Normandie';

type Said = Expectation['said'];
const said = (title: string, organisation: string, date: string, credentialId?: string): Said => ({
  title,
  organisation,
  date,
  ...(credentialId === undefined ? {} : { credentialId }),
});

function own(
  name: keyof typeof ADDRESS,
  date: string,
  rest: Pick<Expectation, 'verdict' | 'identity' | 'reasons' | 'why'>,
  organisation = UNIVERSITY,
): Expectation {
  const title = AWARDS[name].name;
  return {
    key: `university-${name}`,
    title,
    url: ADDRESS[name],
    id: ADDRESS[name],
    ...rest,
    said: said(title, organisation, date),
  };
}

export const expectations: Expectation[] = [
  own('robotics', 'avr. 2025', {
    verdict: 'valid',
    identity: 'domain',
    reasons: [],
    why: 'eddsa-rdfc-2022, key under assertionMethod of did:web:univ-rivage.example, in neither status list, one endorsement with a proof of its own.',
  }),
  {
    key: 'factory-facilitator',
    title: FACTORY_BADGES.facilitator.name,
    url: `${FACTORY.facilitator}.html`,
    id: FACTORY.facilitator,
    verdict: 'valid',
    identity: 'platform',
    reasons: [],
    why: 'OB 3.0 of a did:key, which is its own key list; the platform serves it at its own id; not in the revocation list.',
    said: said(FACTORY_BADGES.facilitator.name, NETWORK, 'nov. 2025'),
  },
  {
    key: 'moodle-privacy',
    title: MOODLE_AWARDS.privacy.name,
    url: moodlePage('privacy'),
    id: moodleAssertion('privacy'),
    verdict: 'valid',
    identity: 'domain',
    reasons: [],
    why: 'OB 2.0 hosted by the académie on its own host, which is also the issuer profile’s: in scope.',
    said: said(MOODLE_AWARDS.privacy.name, ACADEMIE, 'nov. 2024'),
  },
  {
    key: 'credly-cloud',
    title: CREDLY_AWARDS.cloud.name,
    url: `${credlyPage('cloud')}/linked_in_profile`,
    id: credlyAssertion('cloud'),
    verdict: 'valid',
    identity: 'platform',
    reasons: [],
    why: 'OB 2.0 hosted by Credly for one of its clients.',
    said: said(CREDLY_AWARDS.cloud.name, NORDET, 'Sep 2025', 'NC-100-88213'),
  },
  {
    key: 'badgr-scratch',
    title: BADGR_AWARDS.scratch.name,
    url: badgrPage('scratch'),
    id: badgrId('scratch'),
    verdict: 'valid',
    identity: 'platform',
    reasons: [],
    why: 'OB 2.0 hosted by Badgr for one of its clients.',
    said: said(BADGR_AWARDS.scratch.name, FABLAB, 'mai 2025'),
  },
  {
    key: 'passport',
    title: FACTORY_BADGES.passport.name,
    url: PASSPORT_PAGE,
    id: FACTORY.passport,
    verdict: 'valid',
    identity: 'platform',
    reasons: [],
    why: 'The passport’s public data names the assertion at Open Badge Factory, which is hosted there and in scope.',
    said: said(FACTORY_BADGES.passport.name, NETWORK, 'mai 2022'),
  },
  own(
    'latin',
    'juin 2024',
    {
      verdict: 'valid',
      identity: 'domain',
      reasons: [],
      why: 'VC-JWT of VCDM 1.1, RS256; the kid is a JsonWebKey of the faculty’s https controller document, under assertionMethod.',
    },
    FACULTY,
  ),
  own(
    'edition',
    'juin 2025',
    {
      verdict: 'valid',
      identity: 'domain',
      reasons: [],
      why: 'vc+jwt of VCDM 2.0, ES256, key of the faculty’s controller document.',
    },
    FACULTY,
  ),
  own('pioneer', 'mars 2023', {
    verdict: 'valid',
    identity: 'domain',
    reasons: [],
    why: 'eddsa-rdfc-2022 over VCDM 1.1 and the Open Badges context 3.0.1, as early issuers did.',
  }),
  {
    key: 'fablab-textile',
    title: FABLAB_AWARDS.textile.name,
    url: PERSONAL.textile,
    id: fablabId('textile'),
    verdict: 'valid',
    identity: 'domain',
    reasons: [],
    why: 'OB 2.0 signed: RS256 by the key that the issuer’s profile, on its own domain, names; not in its revocation list.',
    said: said(FABLAB_AWARDS.textile.name, FABLAB, 'oct. 2022'),
  },
  {
    key: 'factory-explorer',
    title: FACTORY_BADGES.explorer.name,
    url: `${FACTORY.explorer}.html`,
    id: FACTORY.explorer,
    verdict: 'valid',
    identity: 'platform',
    reasons: [],
    why: 'OB 2.0 hosted by Open Badge Factory for a client it has verified.',
    said: said(FACTORY_BADGES.explorer.name, NETWORK, 'mars 2021'),
  },
  {
    key: 'moodle-robots',
    title: MOODLE_AWARDS.robots.name,
    url: moodlePage('robots'),
    id: moodleAssertion('robots'),
    verdict: 'valid',
    identity: 'domain',
    reasons: [],
    why: 'OB 2.0 hosted by the académie.',
    said: said(MOODLE_AWARDS.robots.name, ACADEMIE, 'mars 2025'),
  },
  {
    key: 'badgr-laser',
    title: BADGR_AWARDS.laser.name,
    url: badgrPage('laser'),
    id: badgrId('laser'),
    verdict: 'valid',
    identity: 'platform',
    reasons: [],
    why: 'Genuine; but the profile gives it another title, which is the profile’s fault and not the credential’s.',
    said: said('Ingénieure en fabrication additive', FABLAB, 'févr. 2024'),
  },
  {
    key: 'credly-security',
    title: CREDLY_AWARDS.security.name,
    url: credlyPage('security'),
    id: credlyAssertion('security'),
    otherIds: [credlySigned('security')],
    verdict: 'valid',
    identity: 'platform',
    reasons: [],
    why: 'The same award as OB 2.0 hosted and as OB 3.0 signed by a did:web of the platform’s own host.',
    said: said(CREDLY_AWARDS.security.name, NORDET, 'Jan 2026'),
  },
  {
    key: 'factory-community',
    title: FACTORY_BADGES.community.name,
    url: FACTORY.community,
    id: FACTORY.community,
    verdict: 'valid',
    identity: 'platform',
    reasons: [],
    why: 'As the other OB 3.0 badge of the platform, of another did:key.',
    said: said(FACTORY_BADGES.community.name, 'Cercle de didactique du numérique', 'févr. 2026'),
  },
  own('expired', 'juil. 2023', {
    verdict: 'expired',
    identity: 'domain',
    reasons: ['expired'],
    why: 'Signature and key are good; validUntil is 2025-06-30.',
  }),
  {
    key: 'badgr-lapsed',
    title: BADGR_AWARDS.lapsed.name,
    url: badgrPage('lapsed'),
    id: badgrId('lapsed'),
    verdict: 'expired',
    identity: 'platform',
    reasons: ['expired'],
    why: 'Hosted and in scope; expires is 2024-09-09.',
    said: said(BADGR_AWARDS.lapsed.name, FABLAB, 'sept. 2023'),
  },
  own('revoked', 'mars 2024', {
    verdict: 'revoked',
    identity: 'domain',
    reasons: ['revoked'],
    why: 'Its bit is set in the university’s signed revocation list.',
  }),
  own('suspended', 'sept. 2024', {
    verdict: 'suspended',
    identity: 'domain',
    reasons: ['suspended'],
    why: 'Its bit is set in the suspension list and not in the revocation list.',
  }),
  own('future', 'janv. 2098', {
    verdict: 'not-yet-valid',
    identity: 'domain',
    reasons: ['not-yet-valid'],
    why: 'validFrom is 2098-01-01.',
  }),
  {
    key: 'factory-withdrawn',
    title: FACTORY_BADGES.withdrawn.name,
    url: `${FACTORY.withdrawn}.html`,
    id: FACTORY.withdrawn,
    verdict: 'revoked',
    identity: 'platform',
    reasons: ['revoked'],
    why: 'Named in its 1EdTechRevocationList, at the same origin as the credential.',
    said: said(FACTORY_BADGES.withdrawn.name, NETWORK, 'déc. 2025'),
  },
  {
    key: 'badgr-withdrawn',
    title: BADGR_AWARDS.withdrawn.name,
    url: badgrPage('withdrawn'),
    id: badgrId('withdrawn'),
    verdict: 'revoked',
    reasons: ['revoked'],
    why: 'Its own id answers 200 with revoked: true and nothing else.',
    said: said(BADGR_AWARDS.withdrawn.name, FABLAB, 'juin 2023'),
  },
  {
    key: 'fablab-kiln',
    title: FABLAB_AWARDS.kiln.name,
    url: PERSONAL.kiln,
    id: fablabId('kiln'),
    verdict: 'revoked',
    identity: 'domain',
    reasons: ['revoked'],
    why: 'OB 2.0 signed, and named in the issuer’s revocation list.',
    said: said(FABLAB_AWARDS.kiln.name, FABLAB, 'nov. 2022'),
  },
  {
    key: 'credly-withdrawn',
    title: CREDLY_AWARDS.withdrawn.name,
    url: credlyPage('withdrawn'),
    id: credlyAssertion('withdrawn'),
    verdict: 'revoked',
    reasons: ['gone'],
    why: 'Its own id answers 410.',
    said: said(CREDLY_AWARDS.withdrawn.name, NORDET, 'Apr 2024'),
  },
  {
    key: 'moodle-withdrawn',
    title: MOODLE_AWARDS.withdrawn.name,
    url: moodlePage('withdrawn'),
    id: moodleAssertion('withdrawn'),
    verdict: 'revoked',
    reasons: ['gone'],
    why: 'Its own id answers 410.',
    said: said(MOODLE_AWARDS.withdrawn.name, ACADEMIE, 'oct. 2023'),
  },
  {
    key: 'altered',
    title: 'Agrégation externe, option ingénierie',
    url: PERSONAL.alteredJson,
    id: ADDRESS.master,
    verdict: 'invalid',
    identity: 'claimed',
    reasons: ['signature-mismatch'],
    why: 'A master’s degree renamed by hand: the proof does not fit the text any more.',
    said: said('Agrégation externe, option ingénierie', UNIVERSITY, 'juil. 2024'),
  },
  {
    key: 'altered-token',
    title: 'Direction des archives orales',
    url: PERSONAL.alteredToken,
    id: ADDRESS.archives,
    verdict: 'invalid',
    identity: 'claimed',
    reasons: ['signature-mismatch'],
    why: 'A VC-JWT with another payload under the old signature.',
    said: said('Direction des archives orales', FACULTY, 'nov. 2025'),
  },
  {
    key: 'unsigned-term',
    title: AWARDS.mention.name,
    url: PERSONAL.unsignedTerm,
    id: ADDRESS.mention,
    verdict: 'invalid',
    reasons: ['unsigned-terms'],
    why: 'A property was added that no context defines: the signature does not cover it.',
    said: said(`${AWARDS.mention.name}, mention très bien`, UNIVERSITY, 'juin 2025'),
  },
  {
    key: 'forged-fragment',
    title: FORGED_NAME.fragment,
    url: FORGED.fragment,
    id: FORGED_ID.fragment,
    verdict: 'invalid',
    identity: 'claimed',
    reasons: ['key-not-listed'],
    why: 'The forger’s key stands in the fragment after the university’s DID; the university’s DID document does not list it.',
    said: said(FORGED_NAME.fragment, UNIVERSITY, 'mars 2026'),
  },
  {
    key: 'forged-embedded-key',
    title: FORGED_NAME.embeddedKey,
    url: FORGED.embeddedKey,
    id: FORGED_ID.embeddedKey,
    verdict: 'invalid',
    identity: 'claimed',
    // Two codes say it equally well: not in the issuer's list, and not bound to the issuer.
    why: 'The key travels in the token; the university’s DID document was had and does not contain it.',
    said: said(FORGED_NAME.embeddedKey, UNIVERSITY, 'mars 2026'),
  },
  {
    key: 'forged-foreign-issuer',
    title: FORGED_NAME.foreignIssuer,
    url: FORGED.foreignIssuer,
    id: FORGED_ID.foreignIssuer,
    verdict: 'invalid',
    identity: 'claimed',
    reasons: ['host-differs'],
    why: 'The assertion stands on contrefacon.example, its issuer is the académie: outside the issuer’s scope.',
    said: said(FORGED_NAME.foreignIssuer, ACADEMIE, 'mars 2026'),
  },
  {
    key: 'forged-never-issued',
    title: FORGED_NAME.neverIssued,
    url: FORGED.neverIssued,
    id: FORGED_ID.neverIssued,
    verdict: 'invalid',
    identity: 'claimed',
    reasons: ['not-found'],
    why: 'The assertion’s own id, at Open Badge Factory, answers 404: the issuer does not know this badge.',
    said: said(FORGED_NAME.neverIssued, NETWORK, 'mars 2026'),
  },
  {
    key: 'forged-rectorat',
    title: FORGED_NAME.rectorat,
    url: FORGED.rectorat,
    id: FORGED_ID.rectorat,
    verdict: 'valid',
    identity: 'claimed',
    reasons: [],
    why: 'Authentic by a did:key that calls itself Rectorat de Normandie: nothing ties the name to anybody.',
    said: said(FORGED_NAME.rectorat, 'Rectorat de Normandie', 'mars 2026'),
  },
  {
    key: 'forged-alg-none',
    title: FORGED_NAME.algNone,
    url: FORGED.algNone,
    id: FORGED_ID.algNone,
    verdict: 'invalid',
    identity: 'claimed',
    reasons: ['forbidden-algorithm'],
    why: 'alg: none is no signature.',
    said: said(FORGED_NAME.algNone, UNIVERSITY, 'mars 2026'),
  },
  {
    key: 'forged-alg-hs256',
    title: FORGED_NAME.algHs256,
    url: FORGED.algHs256,
    id: FORGED_ID.algHs256,
    verdict: 'invalid',
    identity: 'claimed',
    reasons: ['forbidden-algorithm'],
    why: 'HS256 needs a secret that both sides know: it proves nothing to a third.',
    said: said(FORGED_NAME.algHs256, UNIVERSITY, 'mars 2026'),
  },
  own('proofExpired', 'févr. 2024', {
    verdict: 'invalid',
    reasons: ['proof-expired'],
    why: 'The proof itself ran out on 2025-02-05.',
  }),
  own('wrongKey', 'févr. 2025', {
    verdict: 'invalid',
    reasons: ['key-not-authorised'],
    why: 'Signed with the university’s key for logging in, which its DID document does not list under assertionMethod.',
  }),
  {
    key: 'orphan',
    title: ORPHAN_NAME,
    url: PERSONAL.orphan,
    id: ORPHAN_ID,
    verdict: 'unverified',
    identity: 'claimed',
    reasons: ['key-list-unavailable'],
    why: 'The issuer is did:web:injoignable.example, whose host cannot be reached.',
    said: said(ORPHAN_NAME, 'Institut des pédagogies ouvertes', 'déc. 2024'),
  },
  own('statusDown', 'janv. 2025', {
    verdict: 'unverified',
    identity: 'domain',
    reasons: ['status-unavailable'],
    why: 'Authentic; but its status list stands on a server that answers 500.',
  }),
  {
    key: 'server-error',
    title: 'Cartes mentales et mémorisation',
    url: BROKEN.error,
    verdict: 'unverified',
    reasons: ['http-error'],
    why: 'The server answers 500.',
    said: said('Cartes mentales et mémorisation', 'Centre Panne', 'oct. 2022'),
    late: true,
  },
  {
    key: 'unreachable',
    title: 'Neurosciences et apprentissages',
    url: BROKEN.unreachable,
    verdict: 'unverified',
    reasons: ['unreachable'],
    why: 'The host does not exist.',
    said: said('Neurosciences et apprentissages', 'Institut des pédagogies ouvertes', 'mai 2023'),
    late: true,
  },
  {
    key: 'credly-hidden',
    title: CREDLY_AWARDS.hidden.name,
    url: credlyPage('hidden'),
    verdict: 'unverified',
    reasons: ['login-required'],
    why: 'The badge is private: 403 with an error envelope.',
    said: said(CREDLY_AWARDS.hidden.name, NORDET, 'Nov 2024'),
    late: true,
  },
  {
    key: 'badgr-unknown',
    title: 'Fabrication numérique, niveau expert',
    url: BADGR_UNKNOWN,
    verdict: 'unverified',
    why: 'The address derived from the platform’s rule answers 404: that is not the issuer’s word about a credential in hand.',
    said: said('Fabrication numérique, niveau expert', FABLAB, 'janv. 2024'),
    late: true,
  },
  {
    key: 'passport-internal',
    title: 'Animatrice de communauté',
    url: PASSPORT_INTERNAL,
    verdict: 'unverified',
    reasons: ['login-required'],
    why: 'The passport shows it to members only: 401.',
    said: said('Animatrice de communauté', NETWORK, 'juin 2022'),
    late: true,
  },
];

/** The same for the personal site: what every badge on its front page ought to get, by the way it stands there. */
export interface Standing
  extends Pick<Expectation, 'key' | 'title' | 'id' | 'verdict' | 'identity' | 'reasons' | 'why'> {
  via: 'image' | 'link' | 'embed' | 'text';
  url?: string;
}

function standing(via: Standing['via'], url: string | undefined, key: string, why: string): Standing {
  const known = expectations.find((one) => one.key === key);
  if (known === undefined) throw new Error(`no expectation ${key}`);
  const { title, id, verdict, identity, reasons } = known;
  return {
    key,
    via,
    title,
    verdict,
    why,
    ...(url === undefined ? {} : { url }),
    ...(id === undefined ? {} : { id }),
    ...(identity === undefined ? {} : { identity }),
    ...(reasons === undefined ? {} : { reasons }),
  };
}

/** Genuine, where the profile page shows an altered copy of it. */
function genuine(via: Standing['via'], url: string, name: 'master' | 'mention', why: string): Standing {
  const { name: title } = AWARDS[name];
  return {
    key: `university-${name}`,
    via,
    url,
    title,
    id: ADDRESS[name],
    verdict: 'valid',
    identity: 'domain',
    reasons: [],
    why,
  };
}

/** An OB 3.0 badge of a did:key, met away from its platform: whether its id is asked too is left open, so is the level. */
function away(of: Standing): Standing {
  const { identity: _open, ...rest } = of;
  return rest;
}

export const personalExpectations: Standing[] = [
  standing('image', PERSONAL.robotics, 'university-robotics', 'PNG, iTXt, OB 3.0 JSON.'),
  standing('image', PERSONAL.address, 'moodle-robots', 'PNG, tEXt, the assertion’s address.'),
  standing('image', PERSONAL.token, 'university-latin', 'PNG, iTXt, VC-JWT.'),
  away(
    standing(
      'image',
      PERSONAL.compressed,
      'factory-facilitator',
      'PNG, compressed iTXt: against the specification, still readable.',
    ),
  ),
  standing('image', PERSONAL.zipped, 'moodle-privacy', 'PNG, zTXt, the assertion’s address.'),
  genuine('image', PERSONAL.svg3, 'mention', 'SVG, OB 3.0 vocabulary, JSON in CDATA.'),
  standing('image', PERSONAL.svg2, 'factory-explorer', 'SVG, OB 2.0 vocabulary, address and JSON.'),
  standing('image', PERSONAL.textileImage, 'fablab-textile', 'PNG, iTXt, OB 2.0 JWS.'),
  standing('image', PERSONAL.altered, 'altered', 'PNG, iTXt, OB 3.0 JSON with another name.'),
  standing('embed', badgrPage('scratch'), 'badgr-scratch', 'Badgr’s blockquote.'),
  standing('embed', credlyPage('cloud'), 'credly-cloud', 'Credly’s share element, and the frame that replaces it.'),
  standing('embed', PASSPORT_EMBED, 'passport', 'The passport’s frame.'),
  genuine('link', PERSONAL.json, 'master', 'A link to OB 3.0 JSON.'),
  standing('text', undefined, 'university-edition', 'A token standing on the page.'),
];
