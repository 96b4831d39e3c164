/** Social sites and mail: the address is wrapped, shortened, proxied, or all of it. */

import { redirect } from '../../world/site.ts';
import { BADGR, CREDLY, FACTORY3, LASER, MOODLE, PASSPORT, SECURITY, UNIVERSITY } from '../credentials.ts';
import { later, markup } from '../html.ts';
import type { Shapes } from '../shape.ts';

const enc = encodeURIComponent;
const safety = (url: string) =>
  `https://www.linkedin.com/safety/go/?url=${enc(url).replaceAll('.', '%2E')}&urlhash=a1b2&mt=Xy&isSdui=true&lipi=urn%3Ali`;

const VIEWER = 'https://europa.eu/europass/digital-credentials/viewer/#/public/view?id=Gal-12';
const EUROPASS = { at: VIEWER, id: VIEWER };

export const social: Shapes = () => [
  {
    name: 'LinkedIn, section of a profile, 2026',
    url: 'https://www.linkedin.com/in/gallery-1/',
    page: markup(
      `<main><div class="_a1f"><p>Licenses & certifications (2)</p><div class="_b2"><img src="https://media.licdn.com/x/company-logo_100_100/1" alt="Logo" width="48" height="48"><div><p>Nordet Certified: Cloud</p><p>Nordet Cloud</p><p>Issued Sep 2025</p><p>Credential ID NC-1</p><a class="_c3" href="${safety(`${CREDLY.at}/linked_in_profile`)}">Show credential</a></div></div>
       <div class="_b2"><div><p>Robotique</p><p>Université du Rivage</p><p>Issued Apr 2025</p><a class="_c3" href="${safety(UNIVERSITY.at)}">Show credential</a></div></div></div></main>`,
    ),
    found: [CREDLY, UNIVERSITY],
  },
  {
    name: 'LinkedIn, details page, before 2026',
    url: 'https://www.linkedin.com/in/gallery-2/details/certifications/',
    page: markup(
      `<div id="licenses_and_certifications"></div><ul class="pvs-list__outer-container"><li class="pvs-list__paged-list-item artdeco-list__item"><span aria-hidden="true">Découpe laser</span><span class="visually-hidden">Découpe laser</span><a href="https://www.linkedin.com/redir/redirect?url=${enc(LASER.at)}&urlhash=x">Show credential</a></li>
       <li class="pvs-list__paged-list-item"><span aria-hidden="true">Protection des données</span><a href="https://www.linkedin.com/redir/suspicious-page?url=${enc(MOODLE.at)}">Show credential</a></li></ul>`,
    ),
    found: [LASER, MOODLE],
  },
  {
    name: 'LinkedIn, in French, with names of classes nobody has seen',
    url: 'https://www.linkedin.com/in/gallery-10/details/certifications/',
    page: markup(
      `<main><section class="x9z"><p>Licences et certifications (2)</p><div class="q1"><div><span>Découpe laser</span><span>Fablab du Port</span><span>Délivré en mars 2025 · Sans date d’expiration</span><span>Identifiant FL-7</span></div><span role="presentation"><a class="zz-1 zz-2" target="_self" href="${safety(`${LASER.at}?identity__email=c%40m.example`)}"><span>Afficher l’attestation</span></a></span></div>
       <div class="q1"><div><span>Facilitatrice</span><span>Réseau des badges</span></div><a class="zz-3" href="${safety(`${FACTORY3.at}.html`)}">Afficher l’attestation</a></div>
       <button type="button" class="zz-4">Afficher l’attestation</button></section></main>`,
    ),
    found: [LASER, FACTORY3],
  },
  {
    name: 'LinkedIn, a post with a short link',
    url: 'https://www.linkedin.com/feed/update/gallery-3/',
    page: markup(
      `<article><p>Très heureuse de mon nouveau badge ! <a href="https://lnkd.in/gal3">Voir mon badge : lnkd.in/gal3</a></p></article>`,
    ),
    asked: [FACTORY3],
    more: { 'https://lnkd.in/gal3': redirect(`${FACTORY3.at}.html`) },
  },
  {
    name: 'LinkedIn, a short link with an interstitial page',
    url: 'https://www.linkedin.com/feed/update/gallery-4/',
    page: markup(
      `<article><p>My credential: <a href="https://lnkd.in/gal4" title="credential">lnkd.in/gal4</a></p></article>`,
    ),
    asked: [PASSPORT],
    more: {
      'https://lnkd.in/gal4': markup(
        `<main><h1>This link will take you to a page that’s not on LinkedIn</h1><a href="${PASSPORT.at}" class="artdeco-button" data-tracking-control-name="external_url_click" data-tracking-will-navigate>${PASSPORT.at}</a></main>`,
      ),
    },
  },
  {
    name: 'LinkedIn, single-page navigation',
    url: 'https://www.linkedin.com/feed/gallery-5/',
    page: later(
      `<main><p>Accueil</p></main>`,
      `history.pushState({}, '', '/in/gallery-5/'); document.querySelector('main').innerHTML = '<div><p>Scratch</p><a href="${safety(BADGR.at).replaceAll('&', '&amp;')}">Show</a></div>'`,
    ),
    living: true,
    found: [BADGR],
  },
  {
    name: 'X, expanded text of a short link',
    url: 'https://x.com/gallery/status/6',
    page: markup(
      `<article data-testid="tweet"><div lang="fr">Nouveau badge <a href="https://t.co/gal6" rel="noopener" target="_blank"><span aria-hidden="true">https://</span>${CREDLY.at.slice(8, 40)}<span aria-hidden="true">${CREDLY.at.slice(40)}</span><span aria-hidden="true">…</span></a></div></article>`,
    ),
    found: [CREDLY],
  },
  {
    name: 'X, a card without text',
    url: 'https://x.com/gallery/status/7',
    page: markup(
      `<article><a href="https://t.co/gal7" aria-label="openbadgefactory.com Mon open badge"><img src="https://pbs.twimg.com/card_img/1?format=jpg" alt=""></a></article>`,
    ),
    asked: [FACTORY3],
    more: { 'https://t.co/gal7': redirect(FACTORY3.at) },
  },
  {
    name: 'Facebook post',
    url: 'https://www.facebook.com/gallery/posts/8',
    page: markup(
      `<div role="article"><a role="link" href="https://l.facebook.com/l.php?u=${enc(`${BADGR.at}?fbclid=IwAR`)}&h=AT0x&__tn__=%2CmH-R">badgr.com</a></div>`,
    ),
    found: [BADGR],
  },
  {
    name: 'Facebook, wrapped twice',
    url: 'https://www.facebook.com/gallery/posts/9',
    page: markup(`<a href="https://l.facebook.com/l.php?u=${enc(safety(CREDLY.at))}&h=AT0">credly</a>`),
    found: [CREDLY],
  },
  {
    name: 'Instagram profile',
    url: 'https://www.instagram.com/gallery/',
    page: markup(
      `<header><a href="https://l.instagram.com/?u=${enc(PASSPORT.at)}&e=AT1" rel="me nofollow">openbadgepassport.com</a></header>`,
    ),
    found: [PASSPORT],
  },
  {
    name: 'Mastodon profile fields',
    url: 'https://mastodon.example/@camille',
    page: markup(
      `<dl><dt>Badge</dt><dd class="verified"><a href="${MOODLE.at}" rel="me nofollow noopener" target="_blank"><span class="invisible">https://</span><span class="ellipsis">magistere</span><span class="invisible">x</span></a></dd></dl>`,
    ),
    found: [MOODLE],
  },
  {
    name: 'Xing and ResearchGate: plain links',
    url: 'https://www.xing.com/profile/Gallery',
    page: markup(
      `<section><h2>Zertifikate</h2><a href="${SECURITY.at}" rel="nofollow">Security for Educators</a></section>`,
    ),
    found: [SECURITY],
  },
  {
    name: 'ORCID record',
    url: 'https://orcid.org/0000-0002-1825-0097',
    page: markup(
      `<app-panel><ul><li><a href="${UNIVERSITY.at}" target="external">Robotique éducative</a></li></ul></app-panel>`,
    ),
    found: [UNIVERSITY],
  },
  {
    name: 'Europass profile',
    url: 'https://europa.eu/europass/eportfolio/screen/profile-gallery',
    page: markup(
      `<eui-card><h3>Attestations</h3><a href="/europass/digital-credentials/viewer/#/public/view?id=Gal-12">Voir</a><a href="${FACTORY3.at}.html">Facilitatrice</a></eui-card>`,
    ),
    found: [EUROPASS, FACTORY3],
  },
  {
    name: 'WordPress, an author’s page',
    url: 'https://ecole.example/author/camille/',
    page: markup(
      `<article class="wp-block-post"><figure class="wp-block-image size-full"><a href="${SECURITY.at}/public_url"><img decoding="async" width="300" height="300" src="https://i2.wp.com/ecole.example/wp-content/uploads/2025/05/securite-300x300.png?resize=300%2C300&amp;ssl=1" srcset="https://i2.wp.com/ecole.example/wp-content/uploads/2025/05/securite.png?w=600 600w" alt=""></a><figcaption>Sécurité</figcaption></figure></article>`,
      '<link rel="alternate" title="oEmbed (JSON)" type="application/json+oembed" href="https://ecole.example/wp-json/oembed/1.0/embed?url=https%3A%2F%2Fecole.example%2Fauthor%2Fcamille%2F">',
    ),
    found: [SECURITY],
  },
  {
    name: 'Outlook on the web',
    url: 'https://outlook.office.com/mail/gallery',
    page: markup(
      `<div aria-label="Message body"><a href="https://eur03.safelinks.protection.outlook.com/?url=${enc(CREDLY.at)}&data=05%7C02&sdata=x&reserved=0" data-auth="Verified">View badge</a></div>`,
    ),
    found: [CREDLY],
  },
  {
    name: 'Teams chat',
    url: 'https://teams.microsoft.com/v2/gallery',
    page: markup(
      `<a href="https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${enc(LASER.at)}&locale=fr-fr">badge</a>`,
    ),
    found: [LASER],
  },
  {
    name: 'Slack, in a browser',
    url: 'https://app.slack.com/client/gallery',
    page: markup(`<a href="https://slack-redir.net/link?url=${enc(PASSPORT.at)}&v=3">badge</a>`),
    found: [PASSPORT],
  },
  {
    name: 'Reddit and YouTube',
    url: 'https://www.reddit.com/r/gallery',
    page: markup(
      `<a href="https://out.reddit.com/t3_x?url=${enc(BADGR.at)}&token=AQ&app_name=web2x">a</a><a href="https://www.youtube.com/redirect?event=video_description&q=${enc(LASER.at)}">b</a>`,
    ),
    found: [BADGR, LASER],
  },
  {
    name: 'Results of search engines',
    url: 'https://www.bing.com/search?q=gallery',
    page: markup(
      `<ol><li class="b_algo"><a href="https://www.bing.com/ck/a?!&&p=ab12&ptn=3&u=a1${Buffer.from(CREDLY.at).toString('base64url')}&ntb=1">Credly</a></li>
       <li><a href="https://www.google.com/url?sa=t&q=${enc(LASER.at)}&ved=2ah">Badgr</a></li><li><a href="//duckduckgo.com/l/?uddg=${enc(MOODLE.at)}&rut=1">Moodle</a></li></ol>`,
    ),
    found: [CREDLY, LASER, MOODLE],
  },
  {
    name: 'Internet Archive',
    url: 'https://web.archive.org/web/20250101000000/https://camille.example/',
    page: markup(
      `<a href="/web/20250101000000/${SECURITY.at}">Security</a><img src="/web/20250101000000im_/https://camille.example/x.jpg">`,
    ),
    found: [SECURITY],
  },
  {
    name: 'GitHub profile, README',
    url: 'https://github.com/camille-gallery',
    page: markup(
      `<article class="markdown-body"><p><a href="${CREDLY.at}" rel="nofollow"><img src="https://camo.githubusercontent.com/0a1b2c/${Buffer.from('https://images.credly.com/images/x/cloud.png').toString('hex')}" alt="Nordet" width="110" data-canonical-src="https://images.credly.com/images/x/cloud.png"></a>
       <a href="https://github.com/x/y/actions"><img src="https://github.com/x/y/actions/workflows/ci.yml/badge.svg" alt="CI"></a>
       <a href="${SECURITY.at}"><img src="https://camo.githubusercontent.com/ff/${Buffer.from('https://img.shields.io/badge/Credly-Security-orange').toString('hex')}" data-canonical-src="https://img.shields.io/badge/Credly-Security-orange" alt="badge"></a></p></article>`,
    ),
    found: [CREDLY, SECURITY],
  },
];
