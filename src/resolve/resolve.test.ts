import { describe, expect, it } from 'vitest';
import { createDoor } from '../net/door.ts';
import { type WorldEntry, worldFetch } from '../net/world.ts';
import { verify } from '../verify/index.ts';
import { resolve } from './index.ts';

const UUID = '0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
const SHA1 = '0123456789abcdef0123456789abcdef01234567';
const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html; charset=utf-8' };

const OB3 = JSON.stringify({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
});

const assertion = (id: string) =>
  JSON.stringify({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id,
    recipient: {},
    badge: 'https://i.example/b',
  });

function door(world: Record<string, WorldEntry>) {
  return createDoor({ fetch: worldFetch(world, async () => new Uint8Array()) });
}

const textOf = (bytes: Uint8Array | string) => (typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes));

describe('platforms', () => {
  const credly = `https://api.credly.com/v1/obi/v2/badge_assertions/${UUID}`;

  it('Credly: the assertion of the page', async () => {
    const got = await resolve(
      `https://www.credly.com/badges/${UUID}/linked_in_profile`,
      door({ [credly]: { body: assertion(credly), headers: json } }),
    );
    expect(got).toMatchObject({ ok: true, url: credly, asked: credly, platform: 'credly', via: [credly] });
  });

  it('Credly: 410 from the assertion’s own address is left to the verifier, who calls it revoked', async () => {
    const world = door({ [credly]: { status: 410, body: '{}', headers: json } });
    const got = await resolve(`https://www.credly.com/badges/${UUID}`, world);
    expect(got).toMatchObject({ ok: true, bytes: credly });
    if (got.ok) expect((await verify(got.bytes, { door: world })).verdict).toBe('revoked');
  });

  it('Credly: 404 at the derived address is unknown, not invalid', async () => {
    const got = await resolve(
      `https://www.credly.com/badges/${UUID}`,
      door({
        [credly]: { status: 404 },
        [`https://www.credly.com/badges/${UUID}`]: { body: '<html>Badge</html>', headers: html },
      }),
    );
    expect(got).toMatchObject({
      ok: false,
      platform: 'credly',
      checks: [{ id: 'source', outcome: 'unknown', code: 'not-found' }],
    });
    if (!got.ok) expect(got.report.verdict).toBe('unverified');
  });

  it('Badgr: a withdrawn award (200, revoked: true) is left to the verifier', async () => {
    const id = 'https://api.badgr.io/public/assertions/abcdefghijklmnopqrstuv';
    const body = JSON.stringify({ '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id, revoked: true });
    const world = door({ [id]: { body, headers: json } });
    const got = await resolve(
      'https://badgr.com/public/assertions/abcdefghijklmnopqrstuv?identity__email=a%40b.example',
      world,
    );
    expect(got).toMatchObject({ ok: true, bytes: id });
    if (got.ok) expect((await verify(got.bytes, { door: world })).verdict).toBe('revoked');
    expect(JSON.stringify(got)).not.toContain('b.example');
  });

  it('Open Badge Passport: the issuer’s address, not the holder’s copy', async () => {
    const issuer = `https://openbadgefactory.com/v1/assertion/${SHA1}`;
    const info = 'https://openbadgepassport.com/app/obpv1/p/badge/info/77';
    const got = await resolve(
      'https://openbadgepassport.com/app/badge/info/77',
      door({
        [info]: { body: JSON.stringify({ assertion_url: issuer, assertion_json: '{"forged":true}' }), headers: json },
        [issuer]: { body: assertion(issuer), headers: json },
      }),
    );
    expect(got).toMatchObject({ ok: true, url: issuer, platform: 'open-badge-passport', via: [info, issuer] });
  });

  it('Open Badge Passport: a private badge says that one must log in', async () => {
    const info = 'https://openbadgepassport.com/app/obpv1/p/badge/info/77';
    const got = await resolve('https://openbadgepassport.com/app/badge/info/77', door({ [info]: { status: 401 } }));
    expect(got).toMatchObject({ ok: false, checks: [{ code: 'login-required' }] });
  });

  it('Open Badge Factory: the page’s credential', async () => {
    const id = `https://openbadgefactory.com/obv3/credentials/${SHA1}`;
    const got = await resolve(`${id}.html`, door({ [id]: { body: OB3, headers: json } }));
    expect(got).toMatchObject({ ok: true, url: id, asked: id });
  });

  it('Moodle in a folder, old and new addresses', async () => {
    const page = `https://m.example/moodle/badges/badge.php?hash=${SHA1}`;
    const old = `https://m.example/moodle/badges/assertion.php?b=${SHA1}&obversion=2`;
    const recent = `https://m.example/moodle/badges/json/assertion.php?b=${SHA1}&obversion=v2p0`;
    expect(await resolve(page, door({ [old]: { body: assertion(old), headers: json } }))).toMatchObject({
      ok: true,
      url: old,
    });
    expect(
      await resolve(page, door({ [old]: { status: 500 }, [recent]: { body: assertion(recent), headers: json } })),
    ).toMatchObject({
      ok: true,
      url: recent,
    });
    expect(await resolve(page, door({ [old]: { status: 410 } }))).toMatchObject({ ok: true, bytes: old });
  });

  it('Open Badge Passport: an old address leads to the badge’s page of today', async () => {
    const old = 'https://openbadgepassport.com/badges/badge_info/41/7';
    const page = 'https://openbadgepassport.com/app/badge/info/77';
    const info = 'https://openbadgepassport.com/app/obpv1/p/badge/info/77';
    const issuer = `https://openbadgefactory.com/v1/assertion/${SHA1}`;
    const world = {
      [page]: { body: '<!doctype html><div id="app"></div>', headers: html },
      [info]: { body: JSON.stringify({ assertion_url: issuer }), headers: json },
      [issuer]: { body: assertion(issuer), headers: json },
    };
    const got = await resolve(old, door({ [old]: { redirect: page }, ...world }));
    expect(got).toMatchObject({ ok: true, url: issuer, via: [old, info, issuer] });
    // Where it leads nowhere, nothing is guessed from it.
    const gone = await resolve(
      old,
      door({ [old]: { redirect: 'https://openbadgepassport.com/app/user/login' }, ...world }),
    );
    expect(gone).toMatchObject({ ok: false, platform: 'open-badge-passport' });
  });

  describe('Moodle: a copy from a backpack', () => {
    const copy = 'https://m.example/badges/external.php?hash=0123456789abcdef0123456789abcdef&user=3';
    const award = 'https://api.badgr.io/public/assertions/abcdefghijklmnopqrstuv';
    const other = 'https://api.badgr.io/public/assertions/zbcdefghijklmnopqrstuv';
    const image = (of: string) => `<!doctype html><img src="${of}/image"><a href="https://issuer.example/">site</a>`;
    const look = (body: string) =>
      resolve(copy, door({ [copy]: { body, headers: html }, [award]: { body: assertion(award), headers: json } }));

    it('its picture is the backpack’s, which tells the award', async () => {
      expect(await look(image(award))).toMatchObject({ ok: true, url: award, via: [copy, award] });
    });

    it('a picture that tells nothing, or pictures of several awards', async () => {
      expect(await look('<!doctype html><img src="https://x.example/1.png">')).toMatchObject({ ok: false });
      expect(await look(image(award) + image(other))).toMatchObject({ ok: false });
    });
  });

  it('a login page instead of a document is no document', async () => {
    const id = `https://openbadgefactory.com/obv3/credentials/${SHA1}`;
    const got = await resolve(
      id,
      door({ [id]: { body: '<!doctype html><form><input type="password"></form>', headers: html } }),
    );
    expect(got).toMatchObject({ ok: false });
  });
});

describe('pages and files', () => {
  it('a document, taken as it is', async () => {
    const got = await resolve(
      'http://i.example/a.json',
      door({ 'https://i.example/a.json': { body: OB3, headers: json } }),
    );
    expect(got).toMatchObject({ ok: true, url: 'https://i.example/a.json' });
    if (got.ok) expect(textOf(got.bytes)).toBe(OB3);
  });

  it('a credential inside a page', async () => {
    const body = `<html><script type="application/ld+json">${OB3}</script><p>…`;
    const got = await resolve('https://i.example/p', door({ 'https://i.example/p': { body, headers: html } }));
    expect(got).toMatchObject({ ok: true, bytes: OB3, url: 'https://i.example/p' });
  });

  it('a named alternate', async () => {
    const body =
      '<link rel="alternate" type="application/wp+json" href="/wp-json/1"><link rel=alternate type="application/vc" href="c.json">';
    const got = await resolve(
      'https://i.example/p/',
      door({
        'https://i.example/p/': { body, headers: html },
        'https://i.example/p/c.json': { body: OB3, headers: json },
      }),
    );
    expect(got).toMatchObject({ ok: true, url: 'https://i.example/p/c.json' });
  });

  it('oEmbed names the page’s own address', async () => {
    const id = 'https://badges.example/public/assertions/abcdefghijklmnopqrstuv';
    const oembed = 'https://badges.example/public/oembed?format=json';
    const body = `<link rel="alternate" type="application/json+oembed" href="${oembed}">`;
    const got = await resolve(
      'https://badges.example/share/1',
      door({
        'https://badges.example/share/1': { body, headers: html },
        [oembed]: {
          body: JSON.stringify({ type: 'rich', html: `<iframe src="${id}?embedVersion=1"></iframe>` }),
          headers: json,
        },
        [id]: { body: assertion(id), headers: json },
      }),
    );
    expect(got).toMatchObject({ ok: true, url: id });
  });

  it('share buttons name the award, where there is only one', async () => {
    const id = `https://openbadgefactory.com/obv3/credentials/${SHA1}`;
    const share = (url: string) =>
      `<a href="https://www.linkedin.com/profile/add?certUrl=${encodeURIComponent(url)}">add</a>`;
    const world = { [id]: { body: OB3, headers: json } };
    const one = { ...world, 'https://i.example/p': { body: share(`${id}.html`), headers: html } };
    expect(await resolve('https://i.example/p', door(one))).toMatchObject({ ok: true, url: id });
    const two = { ...world, 'https://i.example/p': { body: share(id) + share(id.replace(/7$/, '8')), headers: html } };
    expect(await resolve('https://i.example/p', door(two))).toMatchObject({
      ok: false,
      checks: [{ code: 'several-awards' }],
    });
  });

  it('a badge that can be earned, a list of badges and an award are told apart', async () => {
    const why = async (url: string, reply: WorldEntry) => {
      const world = door({ [url]: reply });
      const got = await resolve(url, world);
      return got.ok ? (await verify(got.bytes, { door: world })).reasons[0] : got.checks[0]?.code;
    };
    const page = { body: '<html><h1>Robotique</h1>', headers: html };
    for (const url of [
      'https://badgr.com/public/badges/abcdefghijklmnopqrstuv',
      'https://www.credly.com/org/nordet/badge/cloud-foundations',
      'https://m.example/moodle/badges/badgeclass.php?id=4',
      'https://openbadgefactory.com/c/earnablebadge/GALLERY/apply',
      'https://openbadgepassport.com/app/gallery/badgeview/abc',
    ]) {
      expect(await why(url, page), url).toBe('not-awarded');
    }
    for (const url of [
      'https://badgr.com/public/collections/abcdefghijklmnopqrstuv',
      'https://www.credly.com/users/camille/badges',
      'https://openbadgepassport.com/app/profile/12',
      'https://www.credential.net/profile/camille/wallet',
    ]) {
      expect(await why(url, page), url).toBe('several-awards');
    }
    const v2 = 'https://w3id.org/openbadges/v2';
    const at = (value: object) => why('https://i.example/x.json', { body: JSON.stringify(value), headers: json });
    expect(await at({ '@context': v2, type: 'BadgeClass', id: 'https://i.example/x.json', name: 'x' })).toBe(
      'not-awarded',
    );
    expect(await at({ '@context': v2, type: 'Issuer', id: 'https://i.example/x.json', name: 'x' })).toBe('not-awarded');
    expect(await at({ name: 'x', image: 'i', criteria: 'https://c.example/', issuer: 'https://i.example/' })).toBe(
      'not-awarded',
    );
    expect(await at({ id: 'https://i.example/a', type: ['Achievement'], criteria: {} })).toBe('not-awarded');
    expect(await at({ name: 'x', version: '1' })).toBe('not-a-credential');
    expect(await why('https://i.example/p', page)).toBe('nothing-found');
  });

  it('an address that leads on to a platform’s page', async () => {
    const id = `https://openbadgefactory.com/obv3/credentials/${SHA1}`;
    const got = await resolve(
      'https://lien.ecole.example/robotique',
      door({
        'https://lien.ecole.example/robotique': { redirect: `${id}.html` },
        [`${id}.html`]: { body: '<html>Badge', headers: html },
        [id]: { body: OB3, headers: json },
      }),
    );
    expect(got).toMatchObject({ ok: true, url: id, platform: 'open-badge-factory' });
  });

  it('Accredible under a host that tells nothing, by what the page loads', async () => {
    const page = `https://success.ecole.example/${UUID}`;
    const api = `https://api.accredible.com/v1/obi/badge_assertions/${UUID}`;
    const body = `<html><head><meta property="og:image" content="https://images.credential.net/embed/ab12cd34.png"></head><body><img src="https://api.accredible.com/v1/frontend/credential_website_embed_image/badge/123"></body></html>`;
    const world = { [api]: { body: assertion(api), headers: json }, [page]: { body, headers: html } };
    expect(await resolve(page, door(world))).toMatchObject({ ok: true, url: api, platform: 'accredible' });
    const other = { ...world, [page]: { body: '<html><img src="/logo.png">credential.net', headers: html } };
    expect(await resolve(page, door(other))).toMatchObject({ ok: false, checks: [{ code: 'nothing-found' }] });
  });

  it('BadgeOS: the page for people, then the one that answers with the assertion', async () => {
    const query = '?bg=12&eid=345&uid=6';
    const page = `https://asso.example/evidence-page/${query}`;
    const own = `https://asso.example/assertion-page/${query}`;
    const world = { [page]: { body: '<html>Preuve', headers: html }, [own]: { body: assertion(own), headers: json } };
    expect(await resolve(page, door(world))).toMatchObject({ ok: true, url: own, platform: 'badgeos' });
    expect(await resolve(own, door(world))).toMatchObject({ ok: true, url: own, platform: 'badgeos' });
  });

  it('Credly: the same assertion under its other address, then the signed one', async () => {
    const other = `https://www.credly.com/api/v1/obi/v2/badge_assertions/${UUID}`;
    const signed = `https://www.credly.com/api/v1/obi/v3/open_badge_credentials/${UUID}`;
    const award = `https://www.credly.com/badges/${UUID}`;
    expect(await resolve(award, door({ [other]: { body: assertion(other), headers: json } }))).toMatchObject({
      ok: true,
      url: other,
    });
    expect(await resolve(award, door({ [signed]: { body: OB3, headers: json } }))).toMatchObject({
      ok: true,
      url: signed,
    });
  });

  it('short links, by redirect and by interstitial', async () => {
    const id = `https://openbadgefactory.com/obv3/credentials/${SHA1}`;
    const world = {
      [id]: { body: OB3, headers: json },
      'https://t.co/x': { redirect: `${id}` },
      'https://lnkd.in/x': {
        body: `<a data-tracking-control-name="external_url_click" href="${id}">go</a>`,
        headers: html,
      },
    };
    expect(await resolve('https://t.co/x', door(world))).toMatchObject({ ok: true, url: id });
    expect(await resolve('https://lnkd.in/x', door(world))).toMatchObject({ ok: true, url: id });
  });

  it('410: a document is withdrawn, a page or a picture is merely gone', async () => {
    const world = {
      'https://i.example/a.json': { status: 410, headers: json },
      'https://i.example/p': { status: 410, headers: html, body: '<html>' },
      'https://i.example/b.png': { status: 410, body: '' },
    };
    expect(await resolve('https://i.example/a.json', door(world))).toMatchObject({
      ok: true,
      bytes: 'https://i.example/a.json',
    });
    expect(await resolve('https://i.example/p', door(world))).toMatchObject({ ok: false, checks: [{ code: 'gone' }] });
    expect(await resolve('https://i.example/b.png', door(world))).toMatchObject({
      ok: false,
      checks: [{ code: 'gone' }],
    });
  });

  it.each([
    [404, 'not-found'],
    [403, 'login-required'],
    [500, 'http-error'],
  ])('%i is unknown', async (status, code) => {
    const got = await resolve('https://i.example/a.json', door({ 'https://i.example/a.json': { status } }));
    expect(got).toMatchObject({ ok: false, checks: [{ id: 'source', outcome: 'unknown', code }] });
    if (!got.ok) expect(got.report.verdict).toBe('unverified');
  });

  it('refuses what is not http(s), and what goes round in circles', async () => {
    for (const url of ['javascript:alert(1)', 'ftp://a.example/x', 'https://user@a.example/', 'nonsense']) {
      expect(await resolve(url, door({}))).toMatchObject({ ok: false, checks: [{ code: 'bad-url' }] });
    }
    const page = (next: string) => ({
      body: `<link rel=alternate type="application/json" href="${next}">`,
      headers: html,
    });
    const world = { 'https://i.example/1': page('/2'), 'https://i.example/2': page('/1') };
    expect(await resolve('https://i.example/1', door(world))).toMatchObject({ ok: false });
  });

  it('the picture a smaller copy was made from', async () => {
    const got = await resolve(
      'https://i.example/badge-300x300.svg',
      door({
        'https://i.example/badge.svg': {
          headers: { 'content-type': 'image/svg+xml' },
          body: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential><![CDATA[${OB3}]]></openbadges:credential></svg>`,
        },
      }),
    );
    expect(got).toMatchObject({ ok: true, url: 'https://i.example/badge.svg' });
  });

  it('data: addresses need no network', async () => {
    const got = await resolve(`data:application/json;base64,${btoa(OB3)}`, door({}));
    expect(got).toMatchObject({ ok: true, mediaType: 'application/json', via: [] });
  });
});
