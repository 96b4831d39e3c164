/** The training platform of an académie: Moodle under its own name, in a folder, as M@gistère is. */
import { CAMILLE, hex } from '../cast.ts';
import { badgePng, type Drawing } from '../draw/badge.ts';
import { document, html, longDate } from '../html.ts';
import { recipient2 } from '../mint/recipient.ts';
import { json, page, png, type Resource, redirect, type Site } from '../site.ts';

const HOST = 'magistere.ac-normandie.example';
const WWWROOT = `https://${HOST}/dgesco`;
const CONTEXT = 'https://w3id.org/openbadges/v2';
const ISSUER = 'Académie de Normandie, délégation au numérique éducatif';
/** One salt for the whole site, as Moodle has it. */
const SALT = 'badges6a1f0c2e9b';

interface Award {
  number: number;
  name: string;
  description: string;
  criteria: string;
  issued: string;
  expires?: string;
  look: Drawing;
  revoked?: true;
}

export const MOODLE_AWARDS: Record<'privacy' | 'robots' | 'withdrawn', Award> = {
  privacy: {
    number: 41,
    name: 'Protéger les données des élèves',
    description: 'Parcours d’autoformation sur le RGPD dans la classe : inventaire, information des familles, outils.',
    criteria: 'Achever le parcours « Données des élèves » et déposer une fiche de traitement.',
    issued: '2024-11-06T16:20:00+00:00',
    look: { shape: 'shield', sign: 'key', colour: '#27408b', accent: '#d9534f' },
  },
  robots: {
    number: 57,
    name: 'Robotique : étape 7, capteurs et boucles',
    description: 'Septième étape du parcours de robotique éducative de l’académie, qui en compte quinze.',
    criteria: 'Programmer un suivi de ligne avec deux capteurs et le documenter.',
    issued: '2025-03-19T11:05:00+00:00',
    look: { shape: 'shield', sign: 'robot', colour: '#1d6f5f', accent: '#d9534f' },
  },
  withdrawn: {
    number: 63,
    name: 'Référente numérique d’établissement',
    description: 'Coordonne les usages du numérique dans l’établissement.',
    criteria: 'Lettre de mission signée du chef d’établissement.',
    issued: '2023-10-02T07:30:00+00:00',
    look: { shape: 'shield', sign: 'network', colour: '#555f6b', accent: '#d9534f' },
    revoked: true,
  },
};

type Name = keyof typeof MOODLE_AWARDS;
const hash = (name: Name) => hex(`moodle ${name}`);
export const moodlePage = (name: Name) => `${WWWROOT}/badges/badge.php?hash=${hash(name)}`;
export const moodleAssertion = (name: Name) => `${WWWROOT}/badges/assertion.php?b=${hash(name)}&obversion=2`;
export const moodleClass = (name: Name) => `${WWWROOT}/badges/badge_json.php?id=${MOODLE_AWARDS[name].number}`;
export const moodleIssuer = (name: Name) =>
  `${WWWROOT}/badges/badge_json.php?id=${MOODLE_AWARDS[name].number}&action=0&obversion=2`;

const CSS = `body{background:#fff;color:#1d2125}
.navbar{display:flex;gap:2rem;align-items:center;border-bottom:1px solid #dee2e6;padding:.75rem 1.5rem}
.navbar b{color:#000091;font-size:1.2rem}.navbar span{color:#495057}.rf{display:flex;align-items:center;gap:.8rem;padding:.6rem 1.5rem;border-bottom:1px solid #eee;font-size:.85rem}
.rf i{width:39px;height:26px;border:1px solid #ddd;background:linear-gradient(90deg,#000091 33%,#fff 33% 67%,#e1000f 67%)}
main{max-width:62rem;margin:1.5rem auto;padding:0 1.5rem 2rem}
#badge{display:flex;flex-wrap:wrap;gap:2rem}#badge-image-col{flex:0 0 220px;text-align:center}#badge-details-col{flex:1;min-width:18rem}
h2{margin:.2rem 0 .6rem;font-size:1.6rem}dl{margin:.8rem 0}dt{font-weight:600}dd{margin:0 0 .7rem}
.alert{background:#fdf3d8;border:1px solid #f3d98b;border-radius:6px;padding:1rem 1.2rem}`;

const frame = (title: string, body: ReturnType<typeof html>) =>
  document({
    title,
    css: CSS,
    body: html`<div class="rf"><i></i><div><b>Académie de Normandie</b><br>Délégation au numérique éducatif</div></div>
<nav class="navbar" aria-label="Site"><b>m@gistère</b><span>Parcours</span><span>Offre de formation</span><span>Mes badges</span></nav><main id="page-content">${body}</main>`,
  });

/** Template `core_badges/issued_badge`: ids as Moodle has them. */
function issuedBadge(award: Award, image: string): string {
  return frame(
    award.name,
    html`<div id="badge"><div id="badge-image-col"><img src="${image}" alt="${award.name}" class="img-fluid" width="220" height="220"></div>
<div id="badge-details-col"><h2>${award.name}</h2><p id="badge-awardedto">Décerné à <strong>${CAMILLE.name}</strong></p>
<p>${award.description}</p><dl><dt>Émetteur</dt><dd>${ISSUER}</dd><dt>Date de remise</dt><dd id="badge-issued-expire">${longDate(award.issued)}</dd></dl>
<div id="badge-criteria"><h3>Critères</h3><p>${award.criteria}</p></div><div id="badge-other-fields"></div></div></div>`,
  );
}

export interface Moodle {
  site: Site;
  assertions: Record<Name, Record<string, unknown>>;
}

export function moodle(): Moodle {
  const resources: Record<string, Resource> = {
    '/': redirect('/dgesco/'),
    '/dgesco/': page(
      frame(
        'm@gistère',
        html`<h2>Se former, à son rythme et avec les autres</h2><p>Les parcours de l’académie délivrent des badges que chacun peut montrer et faire vérifier.</p>`,
      ),
    ),
  };
  const assertions = {} as Record<Name, Record<string, unknown>>;
  for (const name of Object.keys(MOODLE_AWARDS) as Name[]) {
    const award = MOODLE_AWARDS[name];
    const image = `/dgesco/pluginfile.php/${900 + award.number}/badges/badgeimage/${award.number}/f1`;
    resources[image] = png(() => badgePng(award.look));
    assertions[name] = {
      '@context': CONTEXT,
      id: moodleAssertion(name),
      type: 'Assertion',
      recipient: recipient2(CAMILLE.email, SALT),
      badge: moodleClass(name),
      verify: { type: 'hosted', url: moodleAssertion(name) },
      verification: { type: 'hosted', url: moodleAssertion(name) },
      issuedOn: award.issued,
      evidence: moodlePage(name),
      ...(award.expires === undefined ? {} : { expires: award.expires }),
    };
    const path = new URL(WWWROOT).pathname;
    // A revoked badge keeps neither page nor data; Moodle answers both with its "revoked" exporter.
    resources[`${path}/badges/badge.php?hash=${hash(name)}`] = award.revoked
      ? page(frame('Badge', html`<p class="alert">Ce badge n’est plus disponible.</p>`), 410)
      : page(issuedBadge(award, image));
    const data = award.revoked ? json({ id: moodleAssertion(name), revoked: true }, 410) : json(assertions[name]);
    resources[`${path}/badges/assertion.php?b=${hash(name)}&obversion=2`] = data;
    resources[`${path}/badges/assertion.php?b=${hash(name)}`] = data;
    resources[`${path}/badges/assertion.php?b=${hash(name)}&obversion=1`] = award.revoked
      ? data
      : json({
          uid: hash(name),
          recipient: { identity: recipient2(CAMILLE.email, SALT).identity, type: 'email', hashed: true, salt: SALT },
          badge: `${WWWROOT}/badges/assertion.php?b=${hash(name)}&action=1&obversion=1`,
          verify: { type: 'hosted', url: `${WWWROOT}/badges/assertion.php?b=${hash(name)}&obversion=1` },
          issuedOn: Date.parse(award.issued) / 1000,
          evidence: moodlePage(name),
        });
    resources[`${path}/badges/assertion.php?b=${hash(name)}&action=1&obversion=1`] = json({
      name: award.name,
      description: award.description,
      image: `https://${HOST}${image}`,
      criteria: moodlePage(name),
      issuer: `${WWWROOT}/badges/assertion.php?b=${hash(name)}&action=0&obversion=1`,
    });
    resources[`${path}/badges/assertion.php?b=${hash(name)}&action=0&obversion=1`] = json({
      name: ISSUER,
      url: WWWROOT,
      email: 'numerique@ac-normandie.example',
    });
    resources[moodleClass(name).slice(`https://${HOST}`.length)] = json({
      '@context': CONTEXT,
      id: moodleClass(name),
      type: 'BadgeClass',
      name: award.name,
      description: award.description,
      image: `https://${HOST}${image}`,
      criteria: { id: moodlePage(name), narrative: award.criteria },
      issuer: moodleIssuer(name),
      alignments: [
        {
          targetName: 'CRCN-Édu 1.3 : Exercer une citoyenneté numérique',
          targetUrl: 'https://eduscol.education.example/crcn-edu#1.3',
          targetFramework: 'CRCN-Édu',
          targetCode: '1.3',
        },
      ],
    });
    resources[moodleIssuer(name).slice(`https://${HOST}`.length)] = json({
      '@context': CONTEXT,
      id: moodleIssuer(name),
      type: 'Issuer',
      name: ISSUER,
      url: WWWROOT,
      email: 'numerique@ac-normandie.example',
    });
    resources[`${path}/badges/endorsement_json.php?id=${award.number}`] = json({
      '@context': CONTEXT,
      id: `${WWWROOT}/badges/endorsement_json.php?id=${award.number}`,
      type: 'Endorsement',
      claim: { id: moodleClass(name), endorsementComment: 'Parcours conçu avec l’inspection pédagogique régionale.' },
      issuer: `${WWWROOT}/badges/endorsement_json.php?id=${award.number}&action=1`,
      issuedOn: '2024-09-01T00:00:00+00:00',
    });
    resources[`${path}/badges/endorsement_json.php?id=${award.number}&action=1`] = json({
      '@context': CONTEXT,
      id: `${WWWROOT}/badges/endorsement_json.php?id=${award.number}&action=1`,
      type: 'Issuer',
      name: 'Inspection pédagogique régionale',
      url: 'https://www.ac-normandie.example/',
      email: 'ipr@ac-normandie.example',
    });
  }
  const unknown = (path: string): Resource =>
    /\/badges\/(?:json\/)?assertion\.php\?/.test(path)
      ? json({ revoked: true }, 410)
      : page(frame('Erreur', html`<p class="alert">Page introuvable.</p>`), 404);
  return { site: { host: HOST, resources, missing: unknown }, assertions };
}
