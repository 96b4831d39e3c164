/** quotidien.example: an ordinary page, no badge on it. */
import { coast, portrait, town } from '../draw/scenes.ts';
import { document, html } from '../html.ts';
import { page, type Site, svg, text } from '../site.ts';

const CSS = `body{background:#fffdf9;color:#1b1b1b}
header{border-bottom:3px double #1b1b1b;text-align:center;padding:1.4rem 1rem .8rem}header b{font:700 2.6rem/1 "DejaVu Serif",Georgia,serif}header p{margin:.4rem 0 0;font-size:.85rem;color:#666}
nav{display:flex;justify-content:center;flex-wrap:wrap;gap:1.6rem;padding:.6rem;border-bottom:1px solid #ddd;font-size:.9rem}nav a{color:#1b1b1b;text-decoration:none}
main{max-width:66rem;margin:0 auto;padding:1.8rem 1.2rem;display:grid;grid-template-columns:2fr 1fr;gap:2.4rem}
h1{font:700 2rem/1.2 "DejaVu Serif",Georgia,serif;margin:.6rem 0}h2{font:600 1.1rem/1.35 "DejaVu Serif",Georgia,serif;margin:.2rem 0}
.byline{display:flex;align-items:center;gap:.6rem;color:#666;font-size:.85rem}.byline img{width:36px;height:36px;border-radius:50%}
aside article{border-top:1px solid #ddd;padding:.8rem 0}aside p{margin:.2rem 0;font-size:.9rem;color:#444}figcaption{font-size:.8rem;color:#777}figure{margin:1rem 0}
@media(max-width:700px){main{grid-template-columns:1fr}}`;

export function newspaper(): Site {
  return {
    host: 'quotidien.example',
    resources: {
      '/': page(
        document({
          title: 'Le Quotidien de l’Estuaire',
          css: CSS,
          body: html`<header><b>Le Quotidien de l’Estuaire</b><p>Lundi · Rouen 9 °C, averses · Édition de Normandie</p></header>
<nav aria-label="Rubriques"><a href="/ville">Ville</a><a href="/port">Port</a><a href="/education">Éducation</a><a href="/sports">Sports</a><a href="/culture">Culture</a><a href="https://www.linkedin.com/in/camille-moreau/">Gens d’ici</a></nav>
<main><article><h1>Au port, la grue centenaire reprend du service</h1>
<div class="byline"><img src="/images/journaliste.svg" alt="">Par Nadia Le Goff · mis à jour à 8 h 40</div>
<figure><img src="/images/port.svg" alt="Des maisons colorées derrière un petit voilier" width="630" height="360"><figcaption>Le bassin du Commerce, hier matin.</figcaption></figure>
<p>Arrêtée depuis onze ans, la grue du quai nord a soulevé hier sa première charge. Il aura fallu deux hivers de travaux, une souscription et la patience d’une poignée de retraités du port.</p>
<p>« On nous a donné une médaille, on aurait préféré des boulons », sourit l’un d’eux. La grue servira désormais aux démonstrations, les premiers dimanches du mois.</p>
<p>Un badge visiteur sera demandé à l’entrée du quai. <a href="/port/horaires">Consulter les horaires</a>.</p></article>
<aside><article><h2>Marée haute : les conseils de la capitainerie</h2><p>Coefficient de 108 attendu jeudi.</p></article>
<article><h2>Le collège Jean-Vilar ouvre son atelier aux familles</h2><p>Robots, cartes et carton : portes ouvertes samedi.</p></article>
<article><img src="/images/cote.svg" alt="La côte au soleil couchant"><h2>Trois balades pour un dimanche sans vent</h2></article></aside></main>`,
        }),
      ),
      '/images/port.svg': svg(town()),
      '/images/cote.svg': svg(coast(600, 300, '#f1c9a5', '#e8804f')),
      '/images/journaliste.svg': svg(portrait({ skin: '#c98f6a', hair: '#1f1a17', coat: '#43506b', back: '#dfe5ea' })),
      '/robots.txt': text('User-agent: *\nAllow: /\n'),
    },
  };
}
