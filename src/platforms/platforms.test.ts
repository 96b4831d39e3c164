import { describe, expect, it } from 'vitest';
import { FINDS } from './find.ts';
import { locate, platformName, platformOfHost } from './index.ts';
import { match } from './match.ts';

const MD5 = '0123456789abcdef0123456789abcdef';
const UUID = '0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
const SHA1 = '0123456789abcdef0123456789abcdef01234567';
const ID22 = 'abcdefghijklmnopqrs_-0';

/** [platform, addresses of one award in all its forms]. */
const AWARDS: [string, string[]][] = [
  [
    'badgr',
    [
      `https://badgr.com/public/assertions/${ID22}`,
      `https://api.badgr.io/public/assertions/${ID22}.json`,
      `https://api.eu.badgr.io/public/assertions/${ID22}/baked`,
      `https://eu.badgr.com/public/assertions/${ID22}/image`,
      `https://asu.badgr.com/public/assertions/${ID22}?embedVersion=2`,
      `https://badgr.io/public/assertions/${ID22}?identity__email=a%40b.example&action=download`,
      `https://api.badgr.io/public/assertions/${ID22}.json?expand=badge&expand=badge.issuer`,
      `https://api.badgr.io/public/oembed?format=json&url=https%3A%2F%2Fbadgr.com%2Fpublic%2Fassertions%2F${ID22}`,
    ],
  ],
  [
    'badgr-server',
    [
      `https://openbadges.education/public/assertions/${UUID}`,
      `http://openbadges.education/public/assertions/${UUID}?x=1`,
    ],
  ],
  [
    'edubadges',
    [`https://www.edubadges.nl/public/assertions/${ID22}`, `https://api.edubadges.nl/public/assertions/${ID22}.json`],
  ],
  [
    'credly',
    [
      `https://www.credly.com/badges/${UUID}`,
      `https://www.credly.com/badges/${UUID}/public_url`,
      `https://www.credly.com/fr/badges/${UUID}/linked_in_profile?x`,
      `https://www.credly.com/pt-BR/badges/${UUID}`,
      `http://www.youracclaim.com/badges/${UUID}`,
      `https://www.credly.com/embedded_badge/${UUID}`,
      `https://api.credly.com/v1/obi/v2/badge_assertions/${UUID}`,
      `https://www.credly.com/api/v1/obi/v3/open_badge_credentials/${UUID}`,
    ],
  ],
  [
    'moodle',
    [
      `https://m.example/badges/badge.php?hash=${SHA1}`,
      `https://m.example/badges/badge.php?lang=fr&hash=${SHA1}`,
      `https://m.example/badges/assertion.php?b=${SHA1}&obversion=2`,
      `https://m.example/badges/json/assertion.php?b=${SHA1}&obversion=v2p0`,
      `https://m.example/badges/assertion.php?obversion=1&b=${SHA1}&action=1`,
      `https://m.example/badges/badge.php?hash=${SHA1}&bake=1`,
    ],
  ],
  [
    'open-badge-factory',
    [
      `https://openbadgefactory.com/obv3/credentials/${SHA1}`,
      `https://openbadgefactory.com/obv3/credentials/${SHA1}.html`,
    ],
  ],
  [
    'open-badge-factory',
    [`https://openbadgefactory.com/v1/assertion/${SHA1}`, `https://openbadgefactory.com/v1/assertion/${SHA1}.json`],
  ],
  [
    'open-badge-passport',
    [
      'https://openbadgepassport.com/app/badge/info/123',
      'https://openbadgepassport.com/app/badge/info/123/embed',
      'https://openbadgepassport.com/app/badge/info/123/pic/embed',
      'https://openbadgepassport.com/app/badge/info/123/full/embed',
      'https://openbadgepassport.com/app/obpv1/p/badge/info/123',
      'https://openbadgepassport.com/app/obpv1/badge/info/123',
      'https://openbadgepassport.com/app/obpv1/oembed?url=https%3A%2F%2Fopenbadgepassport.com%2Fapp%2Fbadge%2Finfo%2F123',
    ],
  ],
  [
    'accredible',
    [
      `https://www.credential.net/${UUID}#gs.abc123`,
      `https://www.credential.net/embed/${UUID}`,
      `https://credentials.uipath.example/${UUID}`,
      `https://credential.net/verify/${UUID}`,
    ],
  ],
  ['accredible', ['https://www.credential.net/a1b2c3d4', 'https://www.credential.net/verify/a1b2c3d4?x=1']],
  ['certifier', [`https://credsverse.com/credentials/${UUID}`, `https://credsverse.com/credentials/${UUID}?preview=1`]],
  [
    'sertifier',
    [
      'https://verified.sertifier.com/en/verify/12345678901234/',
      'https://verified.sertifier.com/tr/verify/12345678901234',
    ],
  ],
  [
    'badgecraft',
    [`https://www.badgecraft.eu/en/user-badges/${UUID}`, `https://www.badgecraft.eu/lt/user-badges/${UUID}`],
  ],
  ['chamilo', ['https://c.example/lms/main/badge/assertion.php?user=3&skill=4&course=0&session=0']],
  ['open-badge-passport', ['https://badges.ville.example/passeport/app/badge/info/9']],
  ['open-badge-passport', ['https://openbadgepassport.com/badges/badge_info/41/7']],
  [
    'moodle',
    [
      `https://m.example/badges/external.php?hash=${MD5}&user=3`,
      `https://m.example/badges/external.php?user=3&hash=${MD5}`,
    ],
  ],
  [
    'badgeos',
    [
      'https://asso.example/evidence-page/?bg=12&eid=345&uid=6',
      'https://asso.example/evidence-page/?bg=12&eid=345&uid=6&x=1',
    ],
  ],
  ['badgeos', ['https://asso.example/?page_id=9&bg=12&eid=345&uid=6']],
  [
    'cert-directory',
    [
      'https://credentials.certdirectory.io/credentials/AB12-CD34/ob3',
      'https://credentials.certdirectory.io/credentials/AB12-CD34',
    ],
  ],
  ['europass', ['https://europa.eu/europass/digital-credentials/viewer/#/public/view?id=abc']],
];

/** Pages of the same sites that are no awards. */
const OTHERS = [
  'https://badgr.com/public/issuers/abcdefghijklmnopqrs_-0',
  'https://badgr.com/public/badges/abcdefghijklmnopqrs_-0',
  'https://www.credly.com/org/ibm/badge/python-for-data-science',
  `https://api.credly.com/v1/obi/v2/issuers/${UUID}/badge_classes/${UUID}`,
  `https://www.credly.com/organizations/nordet/badge_templates/${UUID}`,
  'https://badgr.com/public/collections/abcdefghijklmnopqrs_-0',
  'https://img.shields.io/badge/Open_Badge-Robotique-blue',
  'https://ville.example/?bg=12&uid=6',
  'https://ville.example/agenda?page=2&eid=3',
  'https://m.example/badges/mybackpack.php?hash=3&user=3',
  'https://m.example/badges/external.php?badge=a:1:{i:0}',
  'https://jeu.example/badges/badge_info/12x',
  'https://m.example/badges/badge_json.php?id=3&obversion=2',
  'https://openbadgefactory.com/obv3/achievements/ABC?cid=def',
  'https://c.example/main/badge/class.php?id=4',
  'https://c.example/main/badge/issuer.php?x=1',
  'https://www.badgelist.com/groupe/robotique',
  'https://openbadgepassport.com/app/profile/12',
  'https://openbadgepassport.com/app/profile/page/view/12',
  'https://www.credly.com/users/anne/badges',
  `https://www.credly.com.forger.example/badges/${UUID}`,
  `https://notcredly.com/badges/${UUID}`,
  `https://forger.example/badges/${UUID}`,
  `https://forger.example/https://www.credly.com/badges/${UUID}x`,
  'https://m.example/badges/badgeclass.php?id=3',
  'https://m.example/badges/mybadges.php',
  'https://openbadgefactory.com/c/earnablebadge/ABC/apply',
  'https://openbadgepassport.com/app/gallery/badgeview/12',
  'https://www.credential.net/profile/anne/wallet',
  'https://www.credential.net/group/12345',
  'https://www.accredible.com/customers',
  'https://verified.sertifier.com/en/profile/anne',
  'https://www.badgecraft.eu/en/badges/12',
  'https://europa.eu/europass/en/what-are-digital-credentials',
  'https://learn.microsoft.com/en-us/users/anne/credentials/0123456789abcdef',
  'https://www.cloudskillsboost.google/public_profiles/0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0/badges/123',
  'https://app.hackthebox.com/profile/123',
  'https://github.com/anne?achievement=pull-shark&tab=achievements',
  'https://stackoverflow.com/help/badges/1/teacher',
  'https://meta.discourse.org/badges/1/basic',
];

describe('find', () => {
  it.each(AWARDS)('%s: one award, whatever its address', (platform, addresses) => {
    const seen = new Set(addresses.map((address) => match(address)?.award));
    expect(match(addresses[0] ?? '')?.platform).toBe(platform);
    expect([...seen]).toHaveLength(1);
    expect([...seen][0]).toBeDefined();
  });

  it.each(OTHERS)('not an award: %s', (address) => expect(match(address)).toBeUndefined());

  it('ids differ, and every platform is shown above', () => {
    expect(new Set(FINDS.map((find) => find.id)).size).toBe(FINDS.length);
    expect(FINDS.map((find) => find.id).filter((id) => !AWARDS.some(([shown]) => shown === id))).toEqual([]);
  });

  it('a foreign host never shares a name with a service', () => {
    const foreign = match(`https://forger.example/public/assertions/${ID22}`)?.award;
    expect(foreign).not.toBe(match(`https://badgr.com/public/assertions/${ID22}`)?.award);
  });
});

describe('locate', () => {
  it.each(AWARDS)('%s: https places, on the platform', (_, addresses) => {
    for (const address of addresses) {
      for (const step of locate(address)?.steps ?? []) {
        expect(step.url).toMatch(/^https:\/\//);
        expect(URL.canParse(step.url)).toBe(true);
      }
    }
  });

  it.each([
    [
      `https://badgr.com/public/assertions/${ID22}`,
      [
        `https://api.badgr.io/public/assertions/${ID22}`,
        `https://api.badgr.io/public/assertions/${ID22}.json`,
        `https://badgr.com/public/assertions/${ID22}`,
      ],
    ],
    [
      `https://openbadges.education/public/assertions/${UUID}`,
      [
        `https://openbadges.education/public/assertions/${UUID}`,
        `https://openbadges.education/public/assertions/${UUID}.json`,
      ],
    ],
    [
      `https://www.edubadges.nl/public/assertions/${ID22}`,
      [`https://api.edubadges.nl/public/assertions/${ID22}`, `https://api.edubadges.nl/public/assertions/${ID22}.json`],
    ],
    [
      `https://demo.edubadges.nl/public/assertions/${ID22}`,
      [
        `https://demo.edubadges.nl/public/assertions/${ID22}`,
        `https://demo.edubadges.nl/public/assertions/${ID22}.json`,
      ],
    ],
    [
      `https://openbadgefactory.com/obv3/credentials/${SHA1}.html`,
      [
        `https://openbadgefactory.com/obv3/credentials/${SHA1}`,
        `https://openbadgefactory.com/obv3/credentials/${SHA1}.json`,
      ],
    ],
    [
      `https://openbadgefactory.com/v1/assertion/${SHA1}.html`,
      [`https://openbadgefactory.com/v1/assertion/${SHA1}`, `https://openbadgefactory.com/v1/assertion/${SHA1}.json`],
    ],
    [
      'https://badges.ville.example/passeport/app/badge/info/9/pic/embed',
      ['https://badges.ville.example/passeport/app/obpv1/p/badge/info/9'],
    ],
    [
      `https://m.example/moodle/badges/badge.php?hash=${SHA1}`,
      [
        `https://m.example/moodle/badges/assertion.php?b=${SHA1}&obversion=2`,
        `https://m.example/moodle/badges/json/assertion.php?b=${SHA1}&obversion=v2p0`,
        `https://m.example/moodle/badges/assertion.php?b=${SHA1}`,
      ],
    ],
    // What they are called now, only their own pages tell.
    ['https://openbadgepassport.com/badges/badge_info/41/7', []],
    [`https://m.example/badges/external.php?hash=${MD5}&user=3`, []],
    [
      `https://www.credly.com/badges/${UUID}/linked_in_profile`,
      [
        `https://api.credly.com/v1/obi/v2/badge_assertions/${UUID}`,
        `https://www.credly.com/api/v1/obi/v2/badge_assertions/${UUID}`,
        `https://www.credly.com/api/v1/obi/v3/open_badge_credentials/${UUID}`,
      ],
    ],
    [
      `https://www.credly.com/api/v1/obi/v3/open_badge_credentials/${UUID}`,
      [
        `https://www.credly.com/api/v1/obi/v3/open_badge_credentials/${UUID}`,
        `https://api.credly.com/v1/obi/v2/badge_assertions/${UUID}`,
        `https://www.credly.com/api/v1/obi/v2/badge_assertions/${UUID}`,
      ],
    ],
    [
      `https://credentials.uipath.example/${UUID}#acc.x`,
      [`https://api.accredible.com/v1/obi/badge_assertions/${UUID}`],
    ],
    [
      'https://c.example/lms/main/badge/assertion.php?user=3&skill=4&course=0&session=0',
      ['https://c.example/lms/main/badge/assertion.php?user=3&skill=4&course=0&session=0'],
    ],
    [
      'https://asso.example/blog/evidence-page/?bg=12&eid=345&uid=6',
      [
        'https://asso.example/blog/evidence-page/?bg=12&eid=345&uid=6',
        'https://asso.example/blog/assertion-page/?bg=12&eid=345&uid=6',
      ],
    ],
    [
      'https://credentials.certdirectory.io/credentials/AB12-CD34',
      ['https://credentials.certdirectory.io/credentials/AB12-CD34/ob3'],
    ],
    [`https://credsverse.com/credentials/${UUID}`, []],
  ])('%s: best place first', (address, places) => {
    expect(locate(address)?.steps.map(({ url }) => url)).toEqual(places);
  });

  it('each part of the world has its own Badgr', () => {
    const first = (url: string) => locate(url)?.steps[0]?.url;
    expect(first(`https://badgr.com/public/assertions/${ID22}`)).toBe(`https://api.badgr.io/public/assertions/${ID22}`);
    expect(first(`https://asu.badgr.com/public/assertions/${ID22}`)).toBe(
      `https://api.badgr.io/public/assertions/${ID22}`,
    );
    expect(first(`https://eu.badgr.com/public/assertions/${ID22}`)).toBe(
      `https://api.eu.badgr.io/public/assertions/${ID22}`,
    );
    expect(first(`https://api.ca.badgr.io/public/assertions/${ID22}`)).toBe(
      `https://api.ca.badgr.io/public/assertions/${ID22}`,
    );
  });

  it('nothing for other addresses', () => {
    for (const address of OTHERS) expect(locate(address)).toBeUndefined();
  });
});

describe('platformOfHost', () => {
  it('names services that publish for many', () => {
    expect(platformOfHost('openbadgefactory.com')).toEqual({ id: 'open-badge-factory', name: 'Open Badge Factory' });
    expect(platformOfHost('api.eu.badgr.io')?.id).toBe('badgr');
    expect(platformOfHost('API.Credly.com:443')?.name).toBe('Credly');
    expect(platformOfHost('school.moodlecloud.com')?.id).toBe('moodle');
    expect(platformName('credly')).toBe('Credly');
  });

  it('and no one else', () => {
    for (const host of [
      'credly.com.forger.example',
      'notcredly.com',
      'magistere.education.fr',
      'badgr.com.example',
      '',
    ]) {
      expect(platformOfHost(host)).toBeUndefined();
    }
  });
});
