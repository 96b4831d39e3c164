/** The professional network: a profile whose class names say nothing and whose links are wrapped. */
import { CAMILLE, hex } from '../cast.ts';
import { badgePng, type Sign } from '../draw/badge.ts';
import { classroom, coast, portrait } from '../draw/scenes.ts';
import { type Expectation, expectations } from '../expectations.ts';
import { document, html, jsonInScript, type Markup, raw } from '../html.ts';
import { page, png, type Resource, type Site, svg } from '../site.ts';

const HOST = 'www.linkedin.com';
const MEDIA = 'https://media.licdn.com';
const PROFILE = '/in/camille-moreau/';

/** A class name as a build makes it: meaningless, and another one at the next build. */
const k = (name: string) => `_${hex(`class ${name}`, 8)}`;

const CSS = raw(`body{background:#eef1f4;color:#1c2731;font-size:.95rem}
.${k('bar')}{background:#fff;border-bottom:1px solid #dbe1e7;position:sticky;top:0;z-index:2}
.${k('bar')}>div{max-width:70rem;margin:0 auto;display:flex;align-items:center;gap:1.4rem;padding:.55rem 1rem}
.${k('mark')}{font-weight:800;font-size:1.15rem;color:#285a64;letter-spacing:-.02em}
.${k('search')}{flex:0 1 17rem;background:#eef2f5;border:0;border-radius:6px;padding:.45rem .8rem;font:inherit}
.${k('menu')}{margin-left:auto;display:flex;gap:1.5rem;font-size:.85rem;color:#566471}
.${k('grid')}{max-width:70rem;margin:1.4rem auto;padding:0 1rem;display:grid;grid-template-columns:minmax(0,1fr) 17rem;gap:1.4rem}
.${k('card')}{background:#fff;border:1px solid #dbe1e7;border-radius:10px;margin-bottom:1rem;overflow:hidden}
.${k('pad')}{padding:1.1rem 1.5rem 1.3rem}
.${k('cover')}{height:180px;background-size:cover;background-position:center}
.${k('face')}{width:136px;height:136px;border-radius:50%;border:4px solid #fff;margin-top:-92px;display:block;background:#fff}
.${k('name')}{font-size:1.55rem;font-weight:700;margin:.5rem 0 .1rem}.${k('soft')}{color:#5d6b77;margin:.1rem 0}
.${k('head')}{font-size:1.2rem;font-weight:700;margin:0 0 .6rem}
.${k('row')}{display:flex;gap:.95rem;padding:.95rem 0;border-top:1px solid #edf0f3}.${k('row')}:first-of-type{border-top:0}
.${k('row')} img{width:48px;height:48px;flex:none;border-radius:4px}
.${k('strong')}{font-weight:650;margin:0}.${k('line')}{margin:0;color:#44515d}.${k('faint')}{margin:0;color:#6a7783;font-size:.86rem}
.${k('button')}{display:inline-block;margin-top:.5rem;padding:.3rem .95rem;border:1px solid #6c7a86;border-radius:99px;color:#33414d;text-decoration:none;font-weight:600;font-size:.87rem;background:none;font-family:inherit}
.${k('post')} img{width:100%;display:block;border-radius:6px}
.${k('wait')}{padding:1rem 0;color:#7a8793;font-size:.9rem}
@media(max-width:820px){.${k('grid')}{grid-template-columns:minmax(0,1fr)}}`);

const LOGOS: Record<string, { sign: Sign; colour: string }> = {
  'Université du Rivage': { sign: 'wave', colour: '#14507a' },
  'Faculté des lettres, Université du Rivage': { sign: 'quill', colour: '#6d213c' },
  'Réseau Passerelle, atelier de Rouen': { sign: 'people', colour: '#7a3b8f' },
  'Cercle de didactique du numérique': { sign: 'book', colour: '#0f6f86' },
  'Fab-lab L’Estran': { sign: 'gear', colour: '#b4541a' },
  'Nordet Cloud': { sign: 'cloud', colour: '#1b3a6b' },
  'Académie de Normandie': { sign: 'network', colour: '#27408b' },
  'Rectorat de Normandie': { sign: 'network', colour: '#30487a' },
  'Institut des pédagogies ouvertes': { sign: 'leaf', colour: '#2f7d4f' },
  'Centre Panne': { sign: 'spark', colour: '#555f6b' },
  'Collège Jean-Vilar': { sign: 'book', colour: '#a23b3b' },
  'Groupement Pix': { sign: 'spark', colour: '#5a4bc4' },
};
/** As such hosts write them: no extension, a size in the path, a signature in the query. */
const logoPath = (organisation: string) =>
  `/dms/image/v2/C4D0BAQ${hex(`logo ${organisation}`, 12)}/company-logo_100_100/company-logo_100_100/0/1630567${hex(organisation, 3)}`;
const logo = (organisation: string) =>
  `${MEDIA}${logoPath(organisation)}?e=2147483647&v=beta&t=${hex(`t ${organisation}`, 43)}`;

/** The wrapper around every link that leaves the network; now and then the dots are escaped too. */
export function wrapped(url: string): string {
  const encoded = encodeURIComponent(url);
  const dotted = Number.parseInt(hex(url, 1), 16) % 4 === 0 ? encoded.replaceAll('.', '%2E') : encoded;
  return `https://${HOST}/safety/go/?url=${dotted}&urlhash=${hex(`hash ${url}`, 4)}&mt=${hex(`mt ${url}`, 64)}&isSdui=true&lipi=urn%3Ali%3Apage%3Ad_flagship3_profile_view_base%3B${hex(`lipi ${url}`, 22)}%3D%3D`;
}

const ISSUED = { fr: 'Émission', en: 'Issued' } as const;
const SHOW = { fr: 'Afficher la certification', en: 'Show credential' } as const;
const CREDENTIAL_ID = { fr: 'Identifiant de la certification', en: 'Credential ID' } as const;

function certification({ said, url }: Pick<Expectation, 'said' | 'url'>, language: 'fr' | 'en'): Markup {
  return html`<div class="${k('row')}" componentkey="${hex(`row ${url}`, 12)}"><img src="${logo(said.organisation)}" alt="Logo ${said.organisation}" width="48" height="48"><div>
<p class="${k('strong')}">${said.title}</p><p class="${k('line')}">${said.organisation}</p><p class="${k('faint')}">${ISSUED[language]} ${said.date}</p>${
    said.credentialId !== undefined &&
    html`<p class="${k('faint')}">${CREDENTIAL_ID[language]} ${said.credentialId}</p>`
  }<a class="${k('button')}" href="${wrapped(url)}" target="_blank" rel="noopener">${SHOW[language]}</a></div></div>`;
}

/** A certification without any link: some renderings have only a button. */
const linkless = html`<div class="${k('row')}"><img src="${logo('Groupement Pix')}" alt="Logo Groupement Pix" width="48" height="48"><div><p class="${k('strong')}">Attestation Pix+ Édu initiale</p><p class="${k('line')}">Groupement Pix</p><p class="${k('faint')}">Émission juin 2023 · Pas de date d’expiration</p><p class="${k('faint')}">Identifiant de la certification P-K7XN4WQ2</p><button type="button" class="${k('button')}">Afficher la certification</button></div></div>`;

/** Rows that arrive when the page has been there for a second. */
function lateRows(rows: Expectation[], language: 'fr' | 'en'): Markup {
  return html`<div class="${k('wait')}" data-late>…</div><script type="application/x-state" data-rows>${jsonInScript(rows.map((row) => certification(row, language).text))}</script>
<script>setTimeout(() => {
  const place = document.querySelector('[data-late]');
  for (const row of JSON.parse(document.querySelector('[data-rows]').textContent)) place.insertAdjacentHTML('beforebegin', row);
  place.remove();
  document.documentElement.dataset.complete = 'true';
}, 1000)</script>`;
}

function certifications(language: 'fr' | 'en'): Markup {
  const now = expectations.filter((row) => row.late !== true).map((row) => certification(row, language));
  const late = expectations.filter((row) => row.late === true);
  return html`${now}${linkless}${lateRows(late, language)}`;
}

const bar = html`<div class="${k('bar')}"><div><span class="${k('mark')}">le réseau</span><input class="${k('search')}" aria-label="Rechercher" placeholder="Rechercher"><div class="${k('menu')}"><span>Accueil</span><span>Relations</span><span>Offres</span><span>Messages</span></div></div></div>`;

const job = (title: string, organisation: string, dates: string, text: string) =>
  html`<div class="${k('row')}"><img src="${logo(organisation)}" alt="Logo ${organisation}" width="48" height="48"><div><p class="${k('strong')}">${title}</p><p class="${k('line')}">${organisation}</p><p class="${k('faint')}">${dates}</p><p class="${k('line')}" style="margin-top:.4rem">${text}</p></div></div>`;

const others = [
  [
    'Yasmine Benali',
    'Professeure documentaliste, Dieppe',
    { skin: '#b9805a', hair: '#231815', coat: '#8c3b53', back: '#f1e2d3', long: true },
  ],
  [
    'Luc Hamelin',
    'Conseiller pédagogique, Caen',
    { skin: '#eac2a3', hair: '#8c8c86', coat: '#35506b', back: '#dfe9ef' },
  ],
  [
    'Thu Trang Nguyen',
    'Fab-manageuse, Fécamp',
    { skin: '#e6bd96', hair: '#141414', coat: '#3f7d58', back: '#f3ecd4', long: true },
  ],
] as const;

function profilePage(): string {
  return document({
    title: `${CAMILLE.name} | le réseau`,
    css: CSS.text,
    body: html`${bar}<div class="${k('grid')}"><main>
<section class="${k('card')}"><div class="${k('cover')}" style="background-image:url(${MEDIA}/dms/image/v2/banner/camille)"></div><div class="${k('pad')}"><img class="${k('face')}" src="${MEDIA}/dms/image/v2/photo/camille" alt="${CAMILLE.name}" width="136" height="136">
<h1 class="${k('name')}">${CAMILLE.name}</h1><p class="${k('line')}">Professeure de technologie · formatrice au numérique éducatif · robotique, logiciel libre, accompagnement</p><p class="${k('soft')}">Rouen, Normandie · <a href="${wrapped(CAMILLE.site)}">camille-moreau.example</a> · 412 relations</p></div></section>
<section class="${k('card')}"><div class="${k('pad')}"><p class="${k('head')}">Infos</p><p class="${k('line')}">Quinze ans de technologie au collège, et la conviction qu’on apprend mieux quand on fabrique. J’accompagne des équipes qui se lancent dans la robotique ; je collectionne moins les badges que les rencontres qu’ils racontent.</p></div></section>
<section class="${k('card')}"><div class="${k('pad')} ${k('post')}"><p class="${k('head')}">Activité</p><p class="${k('line')}">Le rover de la 4<sup>e</sup> B a bouclé son tour. Merci à l’atelier de Rouen pour le prêt des capteurs !</p><p><img src="${MEDIA}/dms/image/v2/post/rover" alt="Un petit rover sur une table de classe" width="630" height="360"></p></div></section>
<section class="${k('card')}"><div class="${k('pad')}"><p class="${k('head')}">Expérience</p>${job('Professeure de technologie', 'Collège Jean-Vilar', 'sept. 2016 – aujourd’hui', 'Cycle 4, club robotique, coordination du numérique.')}${job('Formatrice académique', 'Académie de Normandie', 'sept. 2021 – aujourd’hui', 'Parcours hybrides sur la robotique éducative et la protection des données.')}</div></section>
<section class="${k('card')}"><div class="${k('pad')}"><p class="${k('head')}">Formation</p>${job('Master MEEF, technologie', 'Université du Rivage', '2022 – 2024', 'Mémoire : « Apprendre avec un robot qui se trompe ».')}</div></section>
<section class="${k('card')}"><div class="${k('pad')}"><p class="${k('head')}">Licences et certifications (${expectations.length + 1})</p>${certifications('fr')}<p><a class="${k('button')}" href="${PROFILE}details/certifications/">Afficher les ${expectations.length + 1} licences et certifications</a></p></div></section>
</main><aside><section class="${k('card')}"><div class="${k('pad')}"><p class="${k('head')}" style="font-size:1rem">Autres profils consultés</p>${others.map(
      ([name, headline], i) =>
        html`<div class="${k('row')}"><img src="${MEDIA}/dms/image/v2/photo/${i}" alt="" style="border-radius:50%"><div><p class="${k('strong')}">${name}</p><p class="${k('faint')}">${headline}</p></div></div>`,
    )}</div></section></aside></div>`,
  });
}

function detailsPage(): string {
  return document({
    title: `Licenses & certifications | ${CAMILLE.name} | le réseau`,
    language: 'en',
    css: CSS.text,
    body: html`${bar}<div class="${k('grid')}"><main><section class="${k('card')}"><div class="${k('pad')}"><p class="${k('head')}">Licenses &amp; certifications (${expectations.length + 1})</p>${certifications('en')}</div></section></main></div>`,
  });
}

const leaving = document({
  title: 'Vous quittez le réseau',
  css: CSS.text,
  body: html`${bar}<div class="${k('grid')}"><main><section class="${k('card')}"><div class="${k('pad')}"><p class="${k('head')}">Ce lien mène hors du réseau</p><p><a id="go">Continuer</a></p></div></section></main></div><script>
const target = new URLSearchParams(location.search).get('url');
if (/^https?:/.test(target || '')) { const go = document.getElementById('go'); go.href = target; go.textContent = target; }
</script>`,
});

export function network(): Site[] {
  const media: Record<string, Resource> = {
    '/dms/image/v2/banner/camille': svg(coast(1128, 220)),
    '/dms/image/v2/photo/camille': svg(
      portrait({ skin: '#e3b493', hair: '#4a2c20', coat: '#2f6f73', back: '#f2d9b8', long: true }),
    ),
    '/dms/image/v2/post/rover': svg(classroom()),
  };
  others.forEach(([, , face], i) => {
    media[`/dms/image/v2/photo/${i}`] = svg(portrait(face));
  });
  for (const [organisation, { sign, colour }] of Object.entries(LOGOS)) {
    media[logoPath(organisation)] = png(() => badgePng({ shape: 'square', sign, colour, accent: colour, size: 100 }));
  }
  return [
    {
      host: HOST,
      resources: {
        '/': page(
          document({
            title: 'le réseau',
            css: CSS.text,
            body: html`${bar}<div class="${k('grid')}"><main><section class="${k('card')}"><div class="${k('pad')}"><p class="${k('head')}">Bienvenue</p><p><a href="${PROFILE}">Profil de ${CAMILLE.name}</a></p></div></section></main></div>`,
          }),
        ),
        [PROFILE]: page(profilePage()),
        [PROFILE.slice(0, -1)]: page(profilePage()),
        [`${PROFILE}details/certifications/`]: page(detailsPage()),
        '/safety/go/': page(leaving),
        '/safety/go': page(leaving),
      },
    },
    { host: 'media.licdn.com', resources: media },
  ];
}
