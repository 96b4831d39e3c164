/** Pages with links, pictures and "badges" in plenty, and not one credential. */
import { badgePng } from '../../world/draw/badge.ts';
import { png, type Resource, svg } from '../../world/site.ts';
import { markup } from '../html.ts';
import type { Shape, Shapes } from '../shape.ts';

const UUID = '0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
const square: Resource = png(() =>
  badgePng({ shape: 'circle', sign: 'leaf', colour: '#2f7d4f', accent: '#cfe3b4', size: 128 }),
);
const wide: Resource = svg(
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><rect width="90" height="20"/></svg>',
);

/** `[name, address, body, head]`; pictures of the page itself answer with a square PNG. */
const PAGES: [name: string, url: string, body: string, head?: string][] = [
  [
    'a shop with marks of trust',
    'https://boutique.example/',
    '<img src="/img/trust-badge.png" alt="Paiement sécurisé"><img src="/img/badge-garantie.png" alt="Badge garanti 2 ans"><img src="/img/new-badge.png" alt="Nouveau"><img src="/p/robot.png" alt="Robot">',
  ],
  [
    'links to application stores',
    'https://appli.example/',
    '<a href="https://play.google.com/store/apps/details?id=x"><img src="/img/google-play-badge.png" alt="Disponible sur Google Play"></a><a href="https://apps.apple.com/x"><img src="/img/app-store-badge.svg" alt="Download on the App Store"></a>',
  ],
  [
    'GitHub, README of a project',
    'https://github.com/x/project',
    '<a href="https://github.com/x/project/actions"><img src="https://github.com/x/project/actions/workflows/ci.yml/badge.svg"></a><img src="https://camo.githubusercontent.com/1/68747470733a2f2f696d672e736869656c64732e696f2f6e706d2f762f78" data-canonical-src="https://img.shields.io/npm/v/x" alt="npm badge"><img src="https://codecov.io/gh/x/y/branch/main/graph/badge.svg"><a href="/x/project/blob/main/package.json">package.json</a><a href="/x/project/blob/main/badge.json">badge.json</a>',
  ],
  [
    'GitHub, achievements',
    'https://github.com/anne',
    '<a href="/anne?achievement=pull-shark&tab=achievements"><img src="https://github.githubassets.com/assets/pull-shark-default-498c279a747d.png" width="64" height="64" alt="Achievement: Pull Shark" class="achievement-badge-sidebar"></a>',
  ],
  [
    'Stack Overflow, a person',
    'https://stackoverflow.com/users/1/anne',
    '<a class="badge" href="/help/badges/1/teacher?userid=1" title="bronze badge: Answer"><span class="badge3"></span>Teacher</a><img src="/img/gold-badge.svg" width="64" height="64" alt="gold badge">',
  ],
  [
    'Discourse, badges of a person',
    'https://meta.discourse.example/u/anne/badges',
    '<a href="/badges/1/basic"><img src="/images/discourse-badge-basic.png" width="64" height="64" alt=""></a>',
    '<meta name="generator" content="Discourse 3.4">',
  ],
  [
    'Wikipedia',
    'https://fr.wikipedia.org/wiki/Badge',
    '<h1>Badge</h1><p>Un badge est un insigne…</p><img src="//upload.wikimedia.org/wikipedia/commons/a/ab/Badge.svg" width="220" height="220" alt="Badge"><a href="/wiki/Open_Badges">Open Badges</a>',
  ],
  [
    'Hack The Box',
    'https://app.hackthebox.com/profile/1',
    '<img src="https://www.hackthebox.com/badge/image/1" alt="Hack The Box badge"><a href="/badges">Badges</a>',
  ],
  [
    'TryHackMe',
    'https://tryhackme.com/p/anne',
    '<img src="https://tryhackme-badges.s3.amazonaws.com/anne.png" alt="TryHackMe badge"><img src="https://assets.tryhackme.com/img/badges/linux.svg" width="96" height="96" alt="Linux badge">',
  ],
  [
    'Google Skills',
    `https://www.skills.google/public_profiles/${UUID}`,
    `<a href="/public_profiles/${UUID}/badges/123"><img src="https://cdn.qwiklabs.com/abc.png" width="128" height="128" alt="Badge for Cloud"></a>`,
  ],
  [
    'Microsoft Learn',
    'https://learn.microsoft.com/fr-fr/users/anne/',
    '<a href="/fr-fr/users/anne/credentials/0123456789ABCDEF">Azure Fundamentals</a><img src="/media/learn/badges/azure.svg" width="80" height="80" alt="Microsoft verified badge">',
  ],
  [
    'Kaggle',
    'https://www.kaggle.com/anne',
    '<img src="https://www.kaggle.com/static/images/badges/python.svg" width="64" height="64" alt="Python badge">',
  ],
  [
    'Duolingo',
    'https://www.duolingo.com/profile/anne',
    '<img src="https://d35aaqx5ub95lt.cloudfront.net/images/badge.svg" width="64" height="64" alt="Duolingo streak badge">',
  ],
  [
    'notifications',
    'https://courriel.example/',
    '<span class="badge">3</span><img src="/i/notification-badge.png" width="32" height="32" alt="3 non lus">',
  ],
  [
    'verified accounts',
    'https://reseau.example/anne',
    '<svg viewBox="0 0 22 22" aria-label="Verified account" width="20" height="20"><path d="M1 1"/></svg><img src="/i/verified-badge.png" width="48" height="48" alt="Compte vérifié">',
  ],
  [
    'badges for conferences',
    'https://papeterie.example/',
    '<img src="/p/name-badge.png" alt="Name badge holder with lanyard"><img src="/p/porte-badge.png" alt="Porte-badge">',
  ],
  [
    'access by badge',
    'https://securite.example/',
    '<img src="/p/badge-reader.png" alt="RFID badge reader"><p>Présentez votre badge.</p>',
  ],
  [
    'a gallery of pictures',
    'https://dessins.example/',
    Array.from({ length: 60 }, (_, i) => `<img src="/d/${i}.png" alt="Dessin ${i}">`).join(''),
  ],
  [
    'a wall of links',
    'https://annuaire.example/',
    Array.from({ length: 3000 }, (_, i) => `<a href="https://site${i}.example/badges/${i}?id=${i}">Site ${i}</a>`).join(
      '',
    ),
  ],
  [
    'a page that keeps a session',
    'https://appli.example/session',
    `<script type="application/json">{"token":"eyJhbGciOiJIUzI1NiJ9.${btoa('{"sub":"anne","aud":"app","exp":1}').replace(/=/g, '')}.c2lnbmF0dXJlc2lnbmF0dXJl"}</script>`,
  ],
  [
    'a lesson about tokens',
    'https://jwt.example/',
    `<pre>eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.${btoa('{"sub":"1234567890","name":"John Doe","iat":1516239022}').replace(/=/g, '')}.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c</pre>`,
  ],
  [
    'schema.org',
    'https://formation.example/',
    '<h1>Formation</h1>',
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"EducationalOccupationalCredential","name":"Certificat","credentialCategory":"badge","recipient":"x"}</script><script type="application/ld+json">{"@context":"https://schema.org","@type":"Course","name":"Badge course"}</script>',
  ],
  [
    'a weblog',
    'https://blog.example/',
    '<h1>Pourquoi les badges ?</h1><a href="https://openbadges.org/">Open Badges</a><a href="https://www.imsglobal.org/activity/digital-badges">IMS</a><img src="/u/photo.jpg" alt="badge">',
    '<link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1"><link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=https%3A%2F%2Fblog.example%2F">',
  ],
  [
    'a badge class at Credly',
    'https://www.credly.com/org/gallery/badge/python',
    '<h1>Python</h1><img src="https://images.credly.com/images/x/python.jpg" alt="Python"><a href="/organizations/gallery">Organisation</a>',
  ],
  [
    'a badge class at Badgr',
    'https://badgr.com/public/badges/galleryGALLERYgallery1',
    '<h1>Laser</h1><a href="/public/issuers/galleryGALLERYgallery1">Issuer</a>',
  ],
  [
    'a badge to apply for',
    'https://openbadgefactory.com/c/earnablebadge/GALLERY/apply',
    '<h1>Demander ce badge</h1><a href="/c/receive/ABC">Recevoir</a>',
  ],
  [
    'the gallery of Open Badge Passport',
    'https://openbadgepassport.com/app/gallery/badges',
    '<a href="/app/gallery/badgeview/abc">Un badge</a><img src="/file/a/b/c/d/abcd.jpg" alt="">',
  ],
  [
    'a Moodle course',
    'https://cours.example/course/view.php?id=3',
    '<a href="/badges/view.php?type=2&id=3">Badges</a><a href="/badges/badgeclass.php?id=4">Un badge</a><a href="/badges/mybadges.php">Mes badges</a>',
  ],
  [
    'the JSON of a badge class',
    'https://ecole.example/classe',
    '<pre>{"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass","id":"https://ecole.example/classe","name":"Laser","criteria":{"narrative":"x"},"issuer":"https://ecole.example/i"}</pre>',
  ],
  [
    'a manual for programmers',
    'https://docs.example/oauth',
    '<a href="/files/credentials.json">credentials.json</a><a href="https://registry.npmjs.org/badge-maker">badge-maker</a><code>GOOGLE_APPLICATION_CREDENTIALS=credentials.json</code><pre>{"recipient": "anne", "amount": 3}</pre>',
  ],
  [
    'addresses with UUIDs',
    'https://suivi.example/',
    Array.from({ length: 300 }, (_, i) => `<a href="/tickets/${UUID.slice(0, -3)}${100 + i}">Ticket</a>`).join(''),
  ],
  [
    'a newspaper',
    'https://gazette.example/',
    '<article><h1>Le port</h1><figure><img src="/i/port.jpg" alt="Le port"><figcaption>Un badge visiteur sera demandé.</figcaption></figure></article><img src="/i/logo.png" alt="La Gazette">',
  ],
  [
    'a forum with ranks',
    'https://forum.example/',
    '<img src="/img/rank-badge-3.png" width="64" height="64" alt="Rank badge: veteran"><img src="/img/level-badge.png" width="64" height="64" alt="Niveau 12">',
  ],
  [
    'a package registry',
    'https://www.npmjs.com/package/badge',
    '<h1>badge</h1><a href="https://badge.fury.io/js/badge"><img src="https://badge.fury.io/js/badge.svg" alt="npm version"></a><a href="https://badgen.net/"><img src="https://badgen.net/npm/v/badge" alt="badge"></a>',
  ],
  [
    'a page that shows code status',
    'https://projet.example/',
    '<img src="https://img.shields.io/endpoint?url=https%3A%2F%2Fraw.githubusercontent.com%2Fx%2Fy%2Fcoverage-badge.json" alt="coverage badge"><img src="/badge/image/coverage.svg" alt="">',
  ],
  [
    'a field for rich text, with what a person types',
    'https://editeur.example/',
    `<div class="editor" contenteditable="true"><p><a href="https://www.credly.com/badges/${UUID}">mon badge</a></p><pre>{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://a.example/1","recipient":{},"badge":"x"}</pre></div>`,
  ],
  [
    'a list of tickets and articles',
    'https://gestion.example/',
    Array.from(
      { length: 50 },
      (_, i) => `<a href="/articles/?id=${i}&eid=${i}&page=2">Article</a><a href="/?bg=${i}">Fond</a>`,
    ).join(''),
  ],
  ['nothing at all', 'https://vide.example/', ''],
];

export const ordinary: Shapes = () =>
  PAGES.map(([name, url, body, head]): Shape => {
    const more: Record<string, Resource> = {};
    for (const [, src = ''] of body.matchAll(/<img[^>]*\ssrc="([^"]+)"/g)) {
      const address = new URL(src, url);
      more[address.href] = /shields|badge\.svg|badgen|fury/.test(src) ? wide : square;
    }
    return { name, url, page: markup(body, head), more };
  });
