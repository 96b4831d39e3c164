// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Candidate } from './candidate.ts';
import { detect } from './detect.ts';

const UUID = '0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
const SHA1 = '0123456789abcdef0123456789abcdef01234567';

function on(html: string, url = 'https://anne.example/'): Candidate[] {
  (globalThis as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
  document.head.innerHTML = '';
  document.body.innerHTML = html;
  return detect(document);
}

const found = (list: Candidate[]) => list.filter((one) => one.certainty === 'found');

function jwt(payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'EdDSA', typ: 'JWT' })}.${part(payload)}.${'A'.repeat(86)}`;
}

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('links', () => {
  it.each([
    ['credly', `https://www.credly.com/badges/${UUID}`],
    ['badgr', 'https://api.eu.badgr.io/public/assertions/abcdefghijklmnopqrstuv'],
    ['badgr-server', 'https://badges.school.example/public/assertions/abcdefghijklmnopqrstuv'],
    ['moodle', `https://magistere.example/moodle/badges/badge.php?hash=${SHA1}`],
    ['open-badge-factory', `https://openbadgefactory.com/obv3/credentials/${SHA1}`],
    ['open-badge-passport', 'https://openbadgepassport.com/app/badge/info/12345'],
  ])('%s', (platform, href) => {
    const [one, ...more] = on(`<p><a href="${href}">Mon badge</a></p>`);
    expect(one).toMatchObject({ certainty: 'found', via: 'link', platform, url: href });
    expect(more).toEqual([]);
  });

  it('unwraps what LinkedIn wraps, dots encoded too', () => {
    const inner = encodeURIComponent(`https://www.credly.com/badges/${UUID}`).replace('www.credly', 'www%2Ecredly');
    const [one] = on(
      `<ul><li><span>Robotique</span><span>Canopé</span><span>Issued Mar 2024</span><span>Credential ID AB-12</span>
       <a href="https://www.linkedin.com/safety/go/?url=${inner}&urlhash=x">Show credential</a></li></ul>`,
      'https://www.linkedin.com/in/anne/',
    );
    expect(one).toMatchObject({
      platform: 'credly',
      url: `https://www.credly.com/badges/${UUID}`,
      said: { title: 'Robotique', issuer: 'Canopé', date: 'Mar 2024', credentialId: 'AB-12' },
    });
  });

  it.each(['_a1f _b2', 'pvs-list__item artdeco', ''])(
    'LinkedIn in French, whatever its classes are called: “%s”',
    (name) => {
      const link = (id: string) =>
        `https://www.linkedin.com/safety/go/?url=${encodeURIComponent(`https://www.credly.com/badges/${id}`)}&urlhash=x`;
      const one = (lines: string[], id: string) =>
        `<div class="${name}"><div>${lines.map((line) => `<span>${line}</span>`).join('')}</div><div><a class="${name}" href="${link(id)}"><span>Afficher l’attestation</span></a></div></div>`;
      const other = UUID.replace(/^0/, '1');
      const list = on(
        `<main><section class="${name}"><p>Licences et certifications (2)</p>
       ${one(['Découpe laser', 'Fablab du Port', 'Délivré en mars 2025 · Expiration : mars 2028', 'Identifiant FL-7'], UUID)}
       ${one(['Robotique', 'Canopé'], other)}<button>Afficher l’attestation</button></section></main>`,
        'https://www.linkedin.com/in/anne/details/certifications/',
      );
      expect(list).toMatchObject([
        {
          said: {
            title: 'Découpe laser',
            issuer: 'Fablab du Port',
            date: 'mars 2025',
            until: 'Expiration : mars 2028',
            credentialId: 'FL-7',
          },
        },
        { said: { title: 'Robotique', issuer: 'Canopé' } },
      ]);
    },
  );

  it('the award’s address, without what is added for sharing', () => {
    const [one] = on(`<a href="https://www.credly.com/badges/${UUID}/linked_in_profile?x=1">x</a>`);
    expect(one?.url).toBe(`https://www.credly.com/badges/${UUID}`);
    expect(on(`<a href="https://openbadgefactory.com/obv3/credentials/${SHA1}.html">x</a>`)[0]?.url).toBe(
      `https://openbadgefactory.com/obv3/credentials/${SHA1}`,
    );
  });

  it('takes the holder’s address out of Badgr links', () => {
    const [one] = on(
      '<a href="https://badgr.com/public/assertions/abcdefghijklmnopqrstuv?identity__email=a%40b.example">x</a>',
    );
    expect(one?.url).toBe('https://badgr.com/public/assertions/abcdefghijklmnopqrstuv');
    expect(JSON.stringify(one)).not.toContain('b.example');
  });

  it('a relative link on the platform itself', () => {
    const [one] = on(`<a href="/badges/${UUID}">x</a>`, 'https://www.credly.com/users/anne/badges');
    expect(one).toMatchObject({ platform: 'credly', url: `https://www.credly.com/badges/${UUID}` });
  });

  it('short links tell where they lead by their text, or are only possible', () => {
    expect(on(`<a href="https://t.co/abc">https://www.credly.com/badges/${UUID}…</a>`)[0]).toMatchObject({
      certainty: 'found',
      platform: 'credly',
    });
    expect(on('<a href="https://lnkd.in/abc">My new badge</a>')[0]).toMatchObject({ certainty: 'possible' });
    expect(on('<a href="https://t.co/abc">my holiday</a>')).toEqual([]);
  });

  it('files named as credentials', () => {
    expect(on('<a href="files/badge-robotics.json">json</a>')[0]).toMatchObject({ certainty: 'found', via: 'link' });
    expect(on('<a href="/credentials/anne.jwt">jwt</a>')[0]).toMatchObject({ certainty: 'found' });
    expect(on('<a href="/package.json">package</a><a href="/data.json">x</a>')).toEqual([]);
  });
});

describe('one badge, once', () => {
  it('link, image and embed of the same award are one', () => {
    const list = on(
      `<a href="https://www.credly.com/badges/${UUID}/public_url"><img src="https://images.credly.com/images/x/badge.png" alt="Badge"></a>
       <div data-share-badge-id="${UUID}"></div><iframe src="https://www.credly.com/embedded_badge/${UUID}"></iframe>`,
    );
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ via: 'link', image: 'https://images.credly.com/images/x/badge.png' });
  });

  it('Badgr’s blockquote', () => {
    const share = 'https://badgr.com/public/assertions/abcdefghijklmnopqrstuv';
    const list = on(
      `<blockquote class="badgr-badge"><a href="${share}"><img width="120" src="https://api.badgr.io/public/assertions/abcdefghijklmnopqrstuv/image"></a>
       <p class="badgr-badge-name">Robotique</p><a class="badgr-badge-verify" href="https://badgecheck.io?url=${encodeURIComponent(share)}">verify</a></blockquote>`,
    );
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ platform: 'badgr', said: { title: 'Robotique' } });
  });

  it('a host that is not the service never shares a name with it', () => {
    const list = on(
      `<a href="https://badgr.com/public/assertions/abcdefghijklmnopqrstuv">a</a>
       <a href="https://forger.example/public/assertions/abcdefghijklmnopqrstuv">b</a>`,
    );
    expect(list).toHaveLength(2);
  });
});

describe('images', () => {
  it('named as a badge, in address, words or caption', () => {
    expect(on('<img src="/img/badge-robotique.png" width="200" height="200">')[0]?.certainty).toBe('found');
    expect(on('<img src="/img/r.png" alt="Badge Robotique" width="200" height="200">')[0]?.certainty).toBe('found');
    expect(on('<figure><img src="/img/r.png" width="9" height="9"></figure>')).toEqual([]);
    expect(
      on('<figure><img src="/img/r.png" width="90" height="90"><figcaption>Open Badge</figcaption></figure>')[0]
        ?.certainty,
    ).toBe('found');
  });

  it('of badge-like shape: possible, forty at most', () => {
    const [one] = on('<img src="/img/r.png" width="200" height="200">');
    expect(one).toMatchObject({ certainty: 'possible', via: 'image', url: 'https://anne.example/img/r.png' });
    expect(
      on('<img src="/img/r.png" width="200" height="80"><img src="/r.jpg"><img src="/t.png" width="16" height="16">'),
    ).toEqual([]);
    expect(
      on(Array.from({ length: 90 }, (_, i) => `<img src="/${i}.png" width="64" height="64">`).join('')),
    ).toHaveLength(40);
  });

  it('badges of other kinds are not found', () => {
    const list = on(
      `<img src="https://img.shields.io/badge/build-passing-green.svg">
       <img src="https://github.com/a/b/actions/workflows/ci.yml/badge.svg">
       <img src="/google-play-badge.png" width="200" height="190" alt="Get it on Google Play">
       <img src="/verified-badge.png" width="48" height="48" alt="Verified badge">
       <img src="/trust-badge.png" width="100" height="100">`,
    );
    expect(found(list)).toEqual([]);
  });

  it('data: images show at once whether they are baked', () => {
    const png = Buffer.from('\u0089PNG…iTXtopenbadges…', 'latin1').toString('base64');
    expect(on(`<img src="data:image/png;base64,${png}">`)[0]).toMatchObject({ certainty: 'found', via: 'image' });
    expect(on(`<img src="data:image/png;base64,${Buffer.from('PNG').toString('base64')}">`)).toEqual([]);
  });

  it.each(['data-canonical-src', 'data-src', 'data-original', 'data-lazy-src', 'data-srcset'])(
    'loaded lazily, by %s',
    (name) => {
      const placeholder = 'data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E';
      expect(on(`<img src="${placeholder}" ${name}="/open-badge.png 1x" width="90" height="90">`)).toMatchObject([
        { certainty: 'found', url: 'https://anne.example/open-badge.png' },
      ]);
    },
  );

  it('what the browser chose of a picture element, where the image itself has a format that holds nothing', () => {
    on('<picture><source type="image/svg+xml" srcset="/open-badge.svg"><img src="/open-badge.webp"></picture>');
    const [image] = document.querySelectorAll('img');
    if (image) Object.defineProperty(image, 'currentSrc', { value: 'https://anne.example/open-badge.svg' });
    expect(detect(document)).toMatchObject([{ certainty: 'found', url: 'https://anne.example/open-badge.svg' }]);
  });

  it('pictures that exist only inside the page are left until the person asks', () => {
    expect(on('<img src="blob:https://anne.example/5f0c3b1e" alt="Badge" width="90" height="90">')).toEqual([]);
  });

  it('Moodle’s baked copy of a person, which has no ending', () => {
    expect(on(`<img src="/pluginfile.php/7/badges/userbadge/3/${SHA1}" width="90" height="90">`)).toMatchObject([
      { certainty: 'found', via: 'image' },
    ]);
    expect(on('<img src="/pluginfile.php/7/badges/badgeimage/3/f1" width="90" height="90">')).toEqual([]);
  });

  it('proxies give back the original', () => {
    const hex = Buffer.from('https://anne.example/open-badge.png').toString('hex');
    expect(on(`<img src="https://camo.githubusercontent.com/abc/${hex}">`)[0]?.url).toBe(
      'https://anne.example/open-badge.png',
    );
    expect(on('<img src="/_next/image?url=%2Fopen-badge.png&w=640">')[0]?.url).toBe(
      'https://anne.example/open-badge.png',
    );
  });
});

describe('texts', () => {
  const ob2 = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: 'https://a.example/1',
    recipient: {},
    badge: 'x',
  };
  const ob3 = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    credentialSubject: {},
  };

  it('JSON in scripts, pre, code and textarea', () => {
    for (const json of [ob2, ob3, [ob3], { '@graph': [ob2], '@context': 'x' }]) {
      const text = JSON.stringify(json);
      expect(on(`<script type="application/ld+json">${text}</script>`)).toMatchObject([
        { via: 'json', certainty: 'found', text },
      ]);
      expect(on(`<pre><code>${text}</code></pre>`)).toHaveLength(1);
      expect(on(`<textarea>${text}</textarea>`)).toHaveLength(1);
    }
  });

  it('what a person types is never read', () => {
    const text = JSON.stringify(ob2);
    on('<textarea></textarea><input><pre contenteditable="true"></pre><div contenteditable="true"><p></p></div>');
    for (const field of document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input')) {
      field.value = text;
    }
    for (const field of document.querySelectorAll('pre, p')) {
      field.innerHTML = `<code>${text}</code><a href="https://www.credly.com/badges/${UUID}">x</a>`;
    }
    expect(detect(document)).toEqual([]);
    // An editor that only shows what its page put there.
    expect(on(`<div contenteditable="false"><pre>${text}</pre></div>`)).toHaveLength(1);
  });

  it('Blockcerts, Europass and Velocity are told by their shape', () => {
    const blockcerts2 = {
      '@context': ['https://w3id.org/openbadges/v2', 'https://w3id.org/blockcerts/v2'],
      type: 'Assertion',
      badge: {},
      signature: { type: ['MerkleProof2017', 'Extension'] },
    };
    const blockcerts3 = {
      '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/blockcerts/v3'],
      type: ['VerifiableCredential', 'BlockcertsCredential'],
      proof: { type: 'MerkleProof2019' },
    };
    const europass = {
      '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
      type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    };
    for (const json of [blockcerts2, blockcerts3, europass]) {
      expect(on(`<pre>${JSON.stringify(json)}</pre>`)).toMatchObject([{ via: 'json', certainty: 'found' }]);
    }
    expect(on(`<code>${jwt({ iss: 'did:velocity:v2:1', vc: ob3 })}</code>`)).toMatchObject([{ via: 'jwt' }]);
  });

  it('not badge classes, profiles, or other JSON', () => {
    const others = [
      { '@context': 'https://w3id.org/openbadges/v2', type: 'BadgeClass', name: 'x' },
      { '@context': 'https://w3id.org/openbadges/v2', type: 'Issuer' },
      { '@context': 'https://schema.org', '@type': 'EducationalOccupationalCredential', name: 'x' },
      { '@context': 'https://schema.org', '@type': 'Person', recipient: 'x' },
    ];
    for (const json of others)
      expect(on(`<script type="application/ld+json">${JSON.stringify(json)}</script>`)).toEqual([]);
    expect(on('<pre>{"recipient": broken</pre>')).toEqual([]);
  });

  it('JWTs only when their payload is a credential', () => {
    const token = jwt({ iss: 'did:key:z', vc: ob3 });
    expect(on(`<pre>${token}</pre>`)).toMatchObject([{ via: 'jwt', text: token }]);
    expect(on(`<code>${jwt(ob3)}</code>`)).toHaveLength(1);
    expect(on(`<pre>${jwt({ sub: 'anne', exp: 1, scope: 'session' })}</pre>`)).toEqual([]);
    expect(on(`<script type="application/json">{"token":"${jwt({ sub: 'anne' })}"}</script>`)).toEqual([]);
  });
});

describe('pages, frames, shadows', () => {
  it('the page that is itself a badge', () => {
    expect(on('<h1>x</h1>', `https://www.credly.com/badges/${UUID}`)).toMatchObject([
      { via: 'page', platform: 'credly' },
    ]);
  });

  it('alternates of credential types', () => {
    on('');
    document.head.innerHTML =
      '<link rel="alternate" type="application/vc+ld+json" href="/c/1"><link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">';
    expect(detect(document)).toMatchObject([{ via: 'alternate', url: 'https://anne.example/c/1' }]);
  });

  it('what a page’s oEmbed, canonical and other links name', () => {
    on('');
    const award = `https://www.credly.com/badges/${UUID}`;
    document.head.innerHTML = `<link rel="alternate" type="application/json+oembed" href="/oembed?url=${encodeURIComponent(award)}">
      <link rel="canonical" href="${award}">`;
    expect(detect(document)).toMatchObject([{ via: 'alternate', platform: 'credly', url: award }]);
    document.head.innerHTML =
      '<link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=https%3A%2F%2Fanne.example%2Fpost">';
    expect(detect(document)).toEqual([]);
  });

  it.each([
    ['badgr', 'https://badgr.com/public/assertions/abcdefghijklmnopqrstuv?embedVersion=1&embedWidth=330'],
    ['badgr', 'https://eu.badgr.com/public/assertions/abcdefghijklmnopqrstuv?embedVersion=2'],
    ['badgr-server', 'https://openbadges.education/public/assertions/abcdefghijklmnopqrstuv?embedVersion=2'],
    ['credly', `https://www.credly.com/embedded_badge/${UUID}`],
    ['credly', `//www.youracclaim.com/embedded_badge/${UUID}`],
    ['accredible', `https://www.credential.net/embed/${UUID}`],
    ['open-badge-passport', 'https://openbadgepassport.com/app/badge/info/12/embed'],
    ['open-badge-passport', 'https://openbadgepassport.com/app/badge/info/12/pic/embed'],
    ['open-badge-passport', 'https://openbadgepassport.com/app/badge/info/12/full/embed'],
    ['open-badge-factory', `https://openbadgefactory.com/obv3/credentials/${SHA1}.html`],
  ])('a frame of %s: %s', (platform, src) => {
    expect(on(`<iframe src="${src}" width="200" height="270"></iframe>`)).toMatchObject([
      { platform, via: 'embed', certainty: 'found' },
    ]);
    expect(on(`<iframe data-src="${src}" loading="lazy"></iframe>`)).toMatchObject([{ platform, via: 'embed' }]);
  });

  it('open shadow trees', () => {
    on('<x-card></x-card>');
    const shadow = document.querySelector('x-card')?.attachShadow({ mode: 'open' });
    if (shadow) shadow.innerHTML = `<a href="https://www.credly.com/badges/${UUID}">x</a>`;
    expect(detect(document)).toMatchObject([{ platform: 'credly' }]);
  });
});
