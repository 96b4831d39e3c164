/** The platforms' own pages, what they give for embedding, and links to them. */
import { hex, uuid } from '../../world/cast.ts';
import { badgePng } from '../../world/draw/badge.ts';
import { bakePng } from '../../world/mint/bake-png.ts';
import { png } from '../../world/site.ts';
import { badgrImage } from '../../world/sites/badgr.ts';
import { credlyImage, credlyUuid } from '../../world/sites/credly.ts';
import { PASSPORT_EMBED } from '../../world/sites/passport.ts';
import { ADDRESS } from '../../world/sites/university.ts';
import {
  ACCREDITED,
  BADGR,
  CHAMILO_AWARD,
  CITY,
  COPY,
  CREDLY,
  EDUBADGES,
  FACTORY2,
  FACTORY3,
  LASER,
  MOODLE,
  OLD_PASSPORT,
  PASSPORT,
  ROBOTS,
  SECURITY,
  SERVER,
  WORDPRESS,
} from '../credentials.ts';
import { markup } from '../html.ts';
import type { Seen, Shapes } from '../shape.ts';

const anne = (n: number) => `https://anne.example/p${n}`;
/** Award pages of platforms without public data: noticed, and said to be beyond reach. */
const CLOSED: Seen[] = [
  `https://credsverse.com/credentials/${uuid('certifier')}`,
  'https://verified.sertifier.com/en/verify/12345678901234',
  `https://www.badgecraft.eu/en/user-badges/${uuid('badgecraft')}`,
  'https://credentials.certdirectory.io/credentials/AB12-CD34-EF56',
  'https://europa.eu/europass/digital-credentials/viewer/#/public/view?id=AbC123',
].map((at) => ({ at, id: at }));

const look = { shape: 'hexagon', sign: 'robot', colour: '#14507a', accent: '#e8b13c', size: 200 } as const;

export const platforms: Shapes = ({ university }) => [
  {
    name: 'Badgr, blockquote with its script',
    url: anne(1),
    page: markup(
      `<blockquote class="badgr-badge" style="font-family: Helvetica"><a href="${BADGR.at}?identity__email=anne%40mail.example"><img width="120px" height="120px" src="${badgrImage('scratch')}"></a><p class="badgr-badge-name">Scratch</p><p class="badgr-badge-date"><strong>Awarded: </strong>May 24, 2025</p><p class="badgr-badge-recipient"><strong>Awarded To: </strong>Anne</p><p><a class="badgr-badge-verify" target="_blank" href="https://badgecheck.io?url=${encodeURIComponent(`${BADGR.at}?identity__email=anne%40mail.example`)}&amp;identity__email=anne%40mail.example">VERIFY</a></p></blockquote>`,
    ),
    found: [BADGR],
  },
  {
    name: 'Badgr, frame',
    url: anne(2),
    page: markup(
      `<iframe src="${LASER.at}?embedVersion=2&embedWidth=330&embedHeight=186" style="width:330px;height:191px;border:0" title="x"></iframe>`,
    ),
    found: [LASER],
  },
  {
    name: 'Badgr, its images alone',
    url: anne(3),
    page: markup(`<img src="${BADGR.id}/image" width="200" height="200" alt="Scratch">`),
    found: [BADGR],
  },
  {
    name: 'Credly, share element',
    url: anne(4),
    page: markup(
      `<div data-iframe-width="150" data-iframe-height="270" data-share-badge-id="${credlyUuid('cloud')}" data-share-badge-host="https://www.credly.com"></div>`,
    ),
    found: [CREDLY],
  },
  {
    name: 'Credly, the frame that replaces it',
    url: anne(5),
    page: markup(
      `<iframe name="acclaim-badge" id="embedded-badge-${credlyUuid('security')}" src="https://www.credly.com/embedded_badge/${credlyUuid('security')}" width="150" height="270"></iframe>`,
    ),
    found: [SECURITY],
  },
  {
    name: 'Credly, a person’s list',
    url: 'https://www.credly.com/users/gallery/badges',
    page: markup(
      `<div class="c-grid">${(['cloud', 'security'] as const)
        .map(
          (name) =>
            `<a class="c-grid-item" href="/badges/${credlyUuid(name)}"><img src="${credlyImage(name)}" alt="${name}" width="110" height="110"><div class="cr-standard-grid-item-content__title">${name}</div></a>`,
        )
        .join('')}<a href="/org/nordet/badge/cloud-foundations">More about this badge</a></div>`,
    ),
    found: [CREDLY, SECURITY],
  },
  {
    name: 'Credly, the old name',
    url: anne(6),
    page: markup(`<a href="http://www.youracclaim.com/badges/${credlyUuid('cloud')}/public_url">Acclaim</a>`),
    found: [CREDLY],
  },
  {
    name: 'Open Badge Factory, links as people paste them',
    url: anne(7),
    page: markup(
      `<p><a href="${FACTORY3.at}.html">facilitatrice</a> <a href="${FACTORY2.at}.html?lang=fr">exploratrice</a></p>`,
    ),
    found: [FACTORY3, FACTORY2],
  },
  {
    name: 'Open Badge Passport, frame',
    url: anne(8),
    page: markup(`<iframe frameborder="0" scrolling="no" src="${PASSPORT_EMBED}" width="200" height="270"></iframe>`),
    found: [PASSPORT],
  },
  {
    name: 'Open Badge Passport, piece for WordPress',
    url: anne(9),
    page: markup(
      `<div style="width:200px"><a href="${PASSPORT.at}"><img src="https://openbadgepassport.com/file/5/e/0/a/5e0a7c2f4b9d1386.png" width="150" height="150"></a></div>`,
    ),
    found: [PASSPORT],
  },
  {
    name: 'Open Badge Passport, a profile',
    url: 'https://openbadgepassport.com/app/profile/4711',
    page: markup(
      `<div id="app"><div class="media"><a href="/app/badge/info/${PASSPORT.at.split('/').at(-1)}"><img src="/file/5/e/0/a/5e0a7c2f4b9d1386.png" width="180" height="180" alt="Badge"></a></div></div>`,
    ),
    found: [PASSPORT],
  },
  {
    name: 'Open Badge Passport, an old address on a weblog',
    url: anne(24),
    page: markup(`<p>Mon premier badge : <a href="${OLD_PASSPORT.at}">voir</a></p>`),
    found: [OLD_PASSPORT],
  },
  {
    name: 'Moodle, a copy from a backpack',
    url: anne(25),
    page: markup(
      `<ul class="badges"><li><a href="${COPY.at.replace('&', '&amp;')}" title="Découpe laser"><span class="badge-name">Découpe laser</span></a></li></ul>`,
    ),
    found: [COPY],
  },
  {
    name: 'Moodle, a person’s badges',
    url: `${new URL(MOODLE.at).origin}/dgesco/user/profile.php?id=gallery`,
    page: markup(
      `<ul class="badges">${[MOODLE, ROBOTS]
        .map(
          ({ at }, i) =>
            `<li><a href="${at}" title="Badge ${i}"><span class="badge-name">Badge ${i}</span><img src="/dgesco/pluginfile.php/1/badges/badgeimage/${i}/f1?refresh=${i}" alt="" class="badge-image"></a></li>`,
        )
        .join('')}</ul>`,
    ),
    found: [MOODLE, ROBOTS],
  },
  {
    name: 'edubadges',
    url: anne(10),
    page: markup(
      `<a href="${EDUBADGES.at}"><img src="https://api.edubadges.nl/public/badges/x/image" alt="edubadge"></a>`,
    ),
    found: [EDUBADGES],
  },
  {
    name: 'Badgr’s server under another name',
    url: anne(11),
    page: markup(`<iframe src="${SERVER.at}?embedVersion=1"></iframe><a href="${SERVER.at}">Offene Werkstatt</a>`),
    found: [SERVER],
  },
  {
    name: 'Accredible, and under an organisation’s own name',
    url: anne(12),
    page: markup(
      `<a href="https://credentials.uipath.example/${ACCREDITED.at.split('/').at(-1)}#gs.ab12cd">RPA</a> <a href="${ACCREDITED.at}"><img src="https://images.credential.net/embed/ab12cd34.png" alt="badge"></a>`,
    ),
    found: [ACCREDITED],
  },
  { name: 'Chamilo', url: anne(13), page: markup(`<a href="${CHAMILO_AWARD.at}">badge</a>`), found: [CHAMILO_AWARD] },
  {
    name: 'platforms without public data',
    url: anne(14),
    page: markup(CLOSED.map(({ at }) => `<p><a href="${at}">certificate</a></p>`).join('')),
    found: CLOSED,
  },
  {
    name: 'Open Badge Passport’s software elsewhere, its three frames',
    url: anne(17),
    page: markup(
      ['embed', 'pic/embed', 'full/embed']
        .map(
          (form) =>
            `<iframe frameborder="0" scrolling="no" src="${CITY.at}/${form}" width="200" height="270"></iframe>`,
        )
        .join(''),
    ),
    found: [CITY],
  },
  {
    name: 'Accredible, frame',
    url: anne(18),
    page: markup(
      `<iframe src="https://www.credential.net/embed/${ACCREDITED.at.split('/').at(-1)}" width="300" height="240"></iframe>`,
    ),
    found: [ACCREDITED],
  },
  {
    name: 'edubadges, frame',
    url: anne(19),
    page: markup(`<iframe src="${EDUBADGES.at}?embedVersion=2&embedWidth=330"></iframe>`),
    found: [EDUBADGES],
  },
  {
    name: 'Moodle’s baked copy of a person',
    url: `${new URL(MOODLE.at).origin}/dgesco/user/view.php?id=gallery`,
    page: markup(
      `<img src="/dgesco/pluginfile.php/77/badges/userbadge/3/${hex('baked', 40)}" alt="" width="100" height="100"><img src="/dgesco/pluginfile.php/1/badges/badgeimage/9/f1" alt="Badge" width="100" height="100">`,
    ),
    found: [
      {
        at: `${new URL(MOODLE.at).origin}/dgesco/pluginfile.php/77/badges/userbadge/3/${hex('baked', 40)}`,
        id: ADDRESS.robotics,
      },
    ],
    more: {
      [`${new URL(MOODLE.at).origin}/dgesco/pluginfile.php/77/badges/userbadge/3/${hex('baked', 40)}`]: png(() =>
        bakePng(badgePng(look), JSON.stringify(university.signed.robotics), 'openbadgecredential'),
      ),
    },
  },
  {
    name: 'WordPress with BadgeOS, a member’s page',
    url: 'https://asso.example/membres/camille/',
    page: markup(
      `<ul class="badgeos-achievements"><li class="badgeos-list-item"><a href="${WORDPRESS.at}"><img src="/wp-content/uploads/2025/05/benevole.png" width="80" height="80" alt="" class="badgeos-item-thumbnail"></a><h2><a href="/badges/benevole/">Bénévole</a></h2></li></ul>`,
    ),
    found: [WORDPRESS],
  },
  {
    name: 'the same badge, four times',
    url: anne(15),
    page: markup(
      `<a href="${CREDLY.at}">text</a><a href="${CREDLY.at}/public_url?x=${hex('x', 6)}"><img src="${credlyImage('cloud')}" width="90" height="90" alt="Badge"></a><iframe src="https://www.credly.com/embedded_badge/${credlyUuid('cloud')}"></iframe><div data-share-badge-id="${credlyUuid('cloud')}"></div>`,
    ),
    found: [CREDLY],
  },
  {
    name: 'share buttons beside a badge',
    url: anne(16),
    page: markup(
      `<a href="${FACTORY3.at}.html">badge</a>${[
        'https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=x&certUrl=',
        'https://www.facebook.com/sharer/sharer.php?u=',
        'https://twitter.com/intent/tweet?text=Badge&url=',
        'https://www.linkedin.com/shareArticle?mini=true&url=',
      ]
        .map((button) => `<a href="${button}${encodeURIComponent(`${FACTORY3.at}.html`)}">share</a>`)
        .join('')}`,
    ),
    found: [FACTORY3],
  },
];
