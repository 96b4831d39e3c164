import { document, html, longDate, raw } from '../html.ts';

const CSS = `body{background:#fff;color:#16232e}
header{background:#0f3b57;color:#fff}
header>div,main,nav ul{max-width:62rem;margin:0 auto;padding:0 1.5rem}
header>div{display:flex;align-items:center;gap:1rem;padding-top:1.1rem;padding-bottom:1.1rem}
header svg{width:52px;height:52px;flex:none}
header b{font:600 1.35rem/1.2 "DejaVu Serif",Georgia,serif}header span{opacity:.8;font-size:.9rem}
nav{background:#0b2c41}nav ul{display:flex;gap:1.6rem;list-style:none;margin-top:0;margin-bottom:0}
nav a{color:#cfe0ea;text-decoration:none;display:block;padding:.6rem 0;font-size:.95rem}
main{padding-top:2.2rem;padding-bottom:3rem}
h1{font:600 1.9rem/1.25 "DejaVu Serif",Georgia,serif;color:#0f3b57;margin:.2rem 0 1rem}
h2{font-size:1.1rem;color:#0f3b57;margin:1.6rem 0 .4rem}
.hero{background:linear-gradient(120deg,#d7e8f1,#eef5f2);border-radius:8px;padding:2rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1.2rem;margin-top:1.6rem}
.cards article{border:1px solid #d8e1e7;border-radius:8px;padding:1.1rem 1.2rem}
.cards h2{margin-top:0}.badge{display:grid;grid-template-columns:180px 1fr;gap:2rem;align-items:start}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem}dt{color:#5b6c78}dd{margin:0}
a{color:#14507a}.button{display:inline-block;margin-top:1rem;padding:.55rem 1rem;border:1px solid #14507a;border-radius:4px;text-decoration:none}`;

const CREST = raw(
  '<svg viewBox="0 0 52 52" aria-hidden="true"><circle cx="26" cy="26" r="25" fill="#fff"/><path d="M6 30q6-6 12 0t12 0 12 0 6-3v6q-3 3-6 0-6-6-12 0t-12 0-12 0z" fill="#2f8f9d"/><path d="M6 38q6-6 12 0t12 0 12 0 4-2a25 25 0 0 1-6 8q-4-2-6-1-6 5-12 1-8 2-14-6z" fill="#14507a"/><path d="M24 8h4v18h-4zM20 12h12v2H20z" fill="#e8b13c"/></svg>',
);

const frame = (title: string, body: ReturnType<typeof html>, head?: ReturnType<typeof html>) =>
  document({
    title: `${title} | Université du Rivage`,
    css: CSS,
    ...(head === undefined ? {} : { head }),
    body: html`<header><div>${CREST}<div><b>Université du Rivage</b><br><span>Le Havre · Dieppe · Fécamp</span></div></div></header>
<nav aria-label="Rubriques"><ul><li><a href="/">Accueil</a></li><li><a href="/lettres">Lettres</a></li><li><a href="/#badges">Badges ouverts</a></li><li><a href="/#recherche">Recherche</a></li></ul></nav>
<main>${body}</main>`,
  });

export function homePage(): string {
  return frame(
    'Accueil',
    html`<div class="hero"><h1>Une université au bord de l’eau, ouverte à tous les âges</h1>
<p>14 000 étudiantes et étudiants, quatre facultés, un institut de formation des enseignants.</p></div>
<div class="cards"><article id="badges"><h2>Badges ouverts</h2><p>Depuis 2023, l’université signe ses badges avec sa propre clé, publiée sous son nom de domaine.</p></article>
<article id="recherche"><h2>Recherche</h2><p>Didactique des technologies, humanités numériques, océanographie côtière.</p></article>
<article><h2>Formation continue</h2><p>Des parcours courts pour les enseignants, les médiateurs et les tuteurs.</p></article></div>`,
  );
}

export function facultyPage(): string {
  return frame(
    'Faculté des lettres',
    html`<h1>Faculté des lettres</h1><p>Licences, masters et parcours courts en humanités numériques. Les attestations de la faculté sont remises sous forme de jetons signés.</p>`,
  );
}

export function badgePage(
  award: { name: string; description: string; criteria: string; from?: string; until?: string },
  image: string,
  address: string,
): string {
  return frame(
    award.name,
    html`<div class="badge"><img src="${image}" alt="Badge : ${award.name}" width="180" height="180"><div><h1>${award.name}</h1>
<p>${award.description}</p><h2>Critères</h2><p>${award.criteria}</p>
<dl><dt>Délivré par</dt><dd>Université du Rivage</dd><dt>À partir du</dt><dd>${award.from !== undefined && longDate(award.from)}</dd>${award.until !== undefined && html`<dt>Jusqu’au</dt><dd>${longDate(award.until)}</dd>`}</dl>
<a class="button" href="${address}">Télécharger l’attestation signée</a></div></div>`,
    html`<link rel="alternate" type="application/vc+ld+json" href="${address}">`,
  );
}
