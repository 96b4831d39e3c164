/** Credentials that stand on pages as text, or that pages name. */

import { json } from '../../world/site.ts';
import { ADDRESS } from '../../world/sites/university.ts';
import { BADGR, UNIVERSITY } from '../credentials.ts';
import { markup } from '../html.ts';
import type { Shape, Shapes } from '../shape.ts';

const ROOT = 'https://textes.example';

export const texts: Shapes = ({ university }) => {
  const signed = JSON.stringify(university.signed.robotics);
  const inHtml = signed.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const token = university.jwt.latin;
  const shape = (n: number, name: string, body: string, head = '', isToken = false): Shape => ({
    name,
    url: `${ROOT}/${n}`,
    page: markup(body, head),
    found: [isToken ? { at: token, id: ADDRESS.latin } : { at: signed, id: ADDRESS.robotics }],
  });
  return [
    shape(
      1,
      'JSON-LD in the head',
      '<h1>Anne</h1>',
      `<script type="application/ld+json">${signed.replaceAll('<', '\\u003c')}</script>`,
    ),
    shape(2, 'JSON in pre and code', `<pre><code class="language-json">${inHtml}</code></pre>`),
    shape(3, 'JSON in a text area', `<textarea readonly rows="20">${inHtml}</textarea>`),
    shape(4, 'a token in code', `<p>Mon badge : <code>${token}</code></p>`, '', true),
    shape(
      5,
      'a token among others',
      `<pre>curl -H "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.${btoa('{"sub":"anne","exp":1}').replace(/=/g, '')}.c2lnbmF0dXJlc2lnbmF0dXJl"\n${token}\n</pre>`,
      '',
      true,
    ),
    {
      name: 'a named alternate',
      url: `${ROOT}/6`,
      page: markup(
        '<h1>Robotique</h1>',
        `<link rel="alternate" type="application/vc+ld+json" href="${ADDRESS.robotics}"><link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/6">`,
      ),
      found: [UNIVERSITY],
    },
    {
      name: 'an oEmbed document about an award',
      url: `${ROOT}/9`,
      page: markup(
        '<h1>Scratch</h1>',
        `<link rel="alternate" type="application/json+oembed" href="https://api.badgr.io/public/oembed?format=json&url=${encodeURIComponent(BADGR.at)}" title="x">`,
      ),
      found: [BADGR],
    },
    {
      name: 'links to files',
      url: `${ROOT}/7`,
      page: markup(`<a href="/files/attestation-robotique.json">JSON</a> <a href="/package.json">package</a>`),
      more: { [`${ROOT}/files/attestation-robotique.json`]: json(university.signed.robotics) },
      found: [{ at: `${ROOT}/files/attestation-robotique.json`, id: ADDRESS.robotics }],
    },
    {
      name: 'a file behind a wrapper',
      url: `${ROOT}/8`,
      page: markup(
        `<a href="https://www.linkedin.com/safety/go/?url=${encodeURIComponent(ADDRESS.robotics)}&urlhash=x">x</a>`,
      ),
      found: [UNIVERSITY],
    },
  ];
};
