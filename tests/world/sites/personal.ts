/** camille-moreau.example: a teacher's own site, with badges in every form a page can hold. */
import { CAMILLE } from '../cast.ts';
import { badgePng } from '../draw/badge.ts';
import { classroom, coast, portrait } from '../draw/scenes.ts';
import { document, html } from '../html.ts';
import { bakePng, bakePngCompressed, bakePngUrl, bakePngZtxt } from '../mint/bake-png.ts';
import { bakeSvg2, bakeSvg3 } from '../mint/bake-svg.ts';
import type { Signed } from '../mint/data-integrity.ts';
import { json, page, png, type Resource, type Site, svg, text } from '../site.ts';
import { BADGR_AWARDS, badgrImage, badgrPage } from './badgr.ts';
import { credlyUuid } from './credly.ts';
import type { Fablab } from './fablab.ts';
import { FABLAB_AWARDS } from './fablab.ts';
import type { Factory } from './factory.ts';
import { FACTORY, FACTORY_BADGES } from './factory.ts';
import { MOODLE_AWARDS, moodleAssertion } from './moodle.ts';
import { PASSPORT_EMBED } from './passport.ts';
import { LOOK, type University } from './university.ts';

const ROOT = CAMILLE.site.slice(0, -1);
const image = (name: string) => `${ROOT}/badges/${name}`;

export const PERSONAL = {
  robotics: image('robotique-educative.png'),
  altered: image('agregation.png'),
  address: image('robotique-etape-7.png'),
  token: image('latin-humanites.png'),
  compressed: image('passeuse-de-pratiques.png'),
  zipped: image('protection-des-donnees.png'),
  svg3: image('semestre-recherche.svg'),
  svg2: image('explorateur-numerique.svg'),
  json: `${ROOT}/attestations/master-meef.json`,
  alteredJson: `${ROOT}/attestations/agregation.json`,
  unsignedTerm: `${ROOT}/attestations/semestre-recherche.json`,
  orphan: `${ROOT}/attestations/classe-inversee.json`,
  textile: `${ROOT}/attestations/serigraphie-textile.jws`,
  kiln: `${ROOT}/attestations/four-ceramique.jws`,
  textileImage: image('serigraphie-textile.png'),
  alteredToken: `${ROOT}/attestations/archives-orales.jwt`,
} as const;

const CSS = `body{background:#faf8f4;color:#2b2a28}
.top{height:190px;background:url(/images/cote.svg) center/cover}
main{max-width:52rem;margin:-70px auto 0;padding:0 1.5rem 3rem}
.me{display:flex;gap:1.4rem;align-items:flex-end}.me img{width:140px;height:140px;border-radius:50%;border:5px solid #faf8f4}
h1{margin:0;font:600 2rem/1.2 "DejaVu Serif",Georgia,serif}.me p{margin:.1rem 0 .4rem;color:#6b6760}
h2{font:600 1.3rem/1.3 "DejaVu Serif",Georgia,serif;margin:2.4rem 0 .8rem;border-bottom:1px solid #e2dccf;padding-bottom:.3rem}
.badges{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:1.4rem;list-style:none;padding:0}.badges li{text-align:center;font-size:.9rem;line-height:1.35}.badges img{display:block;width:120px;height:120px;margin:0 auto .5rem}
figure{margin:1rem 0}figure img{border-radius:8px}figcaption{font-size:.85rem;color:#6b6760}
pre{background:#2b2a28;color:#e8e2d6;padding:1rem;border-radius:6px;white-space:pre-wrap;word-break:break-all;font-size:.72rem;line-height:1.4}
.embeds{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:flex-start}.embeds>:not(script){margin:0;border:1px solid #e2dccf;border-radius:8px;padding:1rem;background:#fff;min-height:270px}
.badgr-badge{width:210px;text-align:center;font-size:.85rem}.badgr-badge img{width:120px}.badgr-badge p{margin:.25rem 0}a{color:#8a4b17}`;

export function personal(minted: { university: University; factory: Factory; fablab: Fablab; orphan: Signed }): Site {
  const { university, factory } = minted;
  const small = (name: keyof typeof LOOK) => badgePng({ ...LOOK[name], size: 200 });
  const badgrName = BADGR_AWARDS.scratch.name;
  const body = html`<div class="top"></div><main>
<div class="me"><img src="/images/camille.svg" alt="Portrait de Camille Moreau"><div><h1>${CAMILLE.name}</h1><p>Professeure de technologie, formatrice au numérique · Rouen</p></div></div>
<p>J’enseigne la technologie au collège Jean-Vilar et j’accompagne des collègues qui veulent faire entrer la robotique, le logiciel libre ou un peu de bricolage dans leur classe. Mes badges racontent ce que j’ai fait, avec qui, et qui s’en porte garant.</p>
<figure><img src="/images/classe.svg" alt="Un petit rover suit une ligne tracée sur une table de classe" width="630" height="360"><figcaption>Le rover du collège, en quatrième B.</figcaption></figure>
<h2>Mes badges</h2>
<ul class="badges">
<li><img src="/badges/robotique-educative.png" alt="Badge Concevoir un parcours de robotique éducative">Concevoir un parcours de robotique éducative</li>
<li><img src="/badges/robotique-etape-7.png" alt="Badge Robotique étape 7">Robotique : étape 7, capteurs et boucles</li>
<li><img src="/badges/latin-humanites.png" alt="Badge Latin et humanités numériques">Latin et humanités numériques</li>
<li><img src="/badges/passeuse-de-pratiques.png" alt="Badge Passeuse de pratiques numériques">Passeuse de pratiques numériques</li>
<li><img src="/badges/protection-des-donnees.png" alt="Badge Protéger les données des élèves">Protéger les données des élèves</li>
<li><img src="/badges/semestre-recherche.svg" alt="Badge Semestre de recherche">Semestre de recherche en didactique</li>
<li><img src="/badges/explorateur-numerique.svg" alt="Badge Explorateur du numérique">Explorateur·trice du numérique</li>
<li><img src="/badges/serigraphie-textile.png" alt="Badge Sérigraphie textile">Sérigraphie textile</li>
<li><img src="/badges/agregation.png" alt="Badge Agrégation externe">Agrégation externe, option ingénierie</li>
</ul>
<h2>Ailleurs</h2>
<div class="embeds">
<blockquote class="badgr-badge" style="font-family:Helvetica,Roboto,sans-serif"><a href="${badgrPage('scratch')}"><img width="120" height="120" src="${badgrImage('scratch')}"></a><p class="badgr-badge-name">${badgrName}</p><p class="badgr-badge-date"><strong>Awarded: </strong>May 24, 2025</p><p class="badgr-badge-recipient"><strong>Awarded To: </strong>${CAMILLE.name}</p><p><a class="badgr-badge-verify" target="_blank" href="https://badgecheck.io?url=${badgrPage('scratch')}">VERIFY</a></p></blockquote>
<div data-iframe-width="150" data-iframe-height="270" data-share-badge-id="${credlyUuid('cloud')}" data-share-badge-host="https://www.credly.com"></div><script async src="https://cdn.credly.com/assets/utilities/embed.js"></script>
<iframe frameborder="0" scrolling="no" src="${PASSPORT_EMBED}" width="232" height="270" title="Badge"></iframe>
</div>
<h2>Attestations à télécharger</h2>
<p><a href="/attestations/master-meef.json" type="application/vc+ld+json">Master MEEF, attestation signée (JSON)</a> · <a href="/cv.pdf">CV en PDF</a> · <a href="https://quotidien.example/">On parle de nous dans le journal</a></p>
<p>Et, pour les curieux, un badge sous forme de jeton, tel que la faculté me l’a remis :</p>
<pre>${university.jwt.edition}</pre>
</main>`;
  const shield = badgeSvg('#9a5b13', 'SR');
  const resources: Record<string, Resource> = {
    '/': page(document({ title: `${CAMILLE.name}, professeure de technologie`, css: CSS, body })),
    '/sequences/robotique': page(
      document({
        title: 'Le rover du collège',
        css: CSS,
        body: html`<main style="margin-top:3rem"><h1>Le rover du collège</h1><p>Huit séances, deux classes, une piste en carton.</p></main>`,
      }),
    ),
    '/images/camille.svg': svg(
      portrait({ skin: '#e3b493', hair: '#4a2c20', coat: '#2f6f73', back: '#f2d9b8', long: true }),
    ),
    '/images/cote.svg': svg(coast(1400, 260)),
    '/images/classe.svg': svg(classroom()),
    '/cv.pdf': text('%PDF-1.4\n% a CV\n', 'application/pdf'),
    '/badges/robotique-educative.png': png(() =>
      bakePng(small('robotics'), JSON.stringify(university.signed.robotics), 'openbadgecredential'),
    ),
    '/badges/agregation.png': png(() =>
      bakePng(small('master'), JSON.stringify(university.altered), 'openbadgecredential'),
    ),
    '/badges/robotique-etape-7.png': png(() =>
      bakePngUrl(badgePng({ ...MOODLE_AWARDS.robots.look, size: 200 }), moodleAssertion('robots')),
    ),
    '/badges/latin-humanites.png': png(() => bakePng(small('latin'), university.jwt.latin, 'openbadgecredential')),
    '/badges/passeuse-de-pratiques.png': png(() =>
      bakePngCompressed(
        badgePng({ ...FACTORY_BADGES.facilitator.look, size: 200 }),
        JSON.stringify(factory.signed.facilitator),
        'openbadgecredential',
      ),
    ),
    '/badges/protection-des-donnees.png': png(() =>
      bakePngZtxt(badgePng({ ...MOODLE_AWARDS.privacy.look, size: 200 }), moodleAssertion('privacy')),
    ),
    '/badges/semestre-recherche.svg': svg(bakeSvg3(shield, university.signed.mention)),
    '/badges/explorateur-numerique.svg': svg(
      bakeSvg2(badgeSvg('#1c6e5b', 'EN'), FACTORY.explorer, factory.hosted.explorer),
    ),
    '/attestations/master-meef.json': json(university.signed.master, 200, 'application/vc+ld+json'),
    '/attestations/agregation.json': json(university.altered),
    '/attestations/semestre-recherche.json': json(university.unsignedTerm),
    '/attestations/classe-inversee.json': json(minted.orphan),
    '/attestations/serigraphie-textile.jws': text(minted.fablab.jws.textile),
    '/attestations/four-ceramique.jws': text(minted.fablab.jws.kiln),
    '/badges/serigraphie-textile.png': png(() =>
      bakePng(badgePng({ ...FABLAB_AWARDS.textile.look, size: 200 }), minted.fablab.jws.textile, 'openbadges'),
    ),
    '/attestations/archives-orales.jwt': text(university.jwt.alteredArchives),
  };
  return { host: 'camille-moreau.example', resources };
}

/** A badge as vector image, for baking into. */
export function badgeSvg(colour: string, letters: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="200" height="200"><title>${letters}</title><path d="M100 6l82 47v94l-82 47-82-47V53z" fill="${colour}" stroke="#f0d9a6" stroke-width="9" stroke-linejoin="round"/><path d="M100 24l66 38v76l-66 38-66-38V62z" fill="none" stroke="#fff" stroke-width="3"/><text x="100" y="120" text-anchor="middle" font-family="DejaVu Sans,Arial,sans-serif" font-weight="700" font-size="56" fill="#fff">${letters}</text></svg>`;
}
