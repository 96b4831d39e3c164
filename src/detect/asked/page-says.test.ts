// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { pageSays } from './page-says.ts';
import type { PageSays } from './types.ts';

function on(body: string, head = '') {
  (globalThis as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL('https://anne.example/me/');
  document.head.innerHTML = head;
  document.body.innerHTML = body;
  const says: PageSays = { headings: [], names: [], lines: [], accounts: [] };
  for (const _ of pageSays(document, says));
  return says;
}
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const CONTEXT = { '@context': 'https://schema.org' };

test('headings, canonical address, rel=me, mail links and text with an address', () => {
  const says = on(
    `<h1> Camille
      Moreau </h1><p>Write to camille@ecole.example, please</p>
      <a rel="nofollow me" href="https://social.example/@camille">me</a> <a href="https://social.example/@paul">him</a>
      <a href="MAILTO:c%40x.example?subject=x">mail</a><a rel="me" href="mailto:d@x.example">mail</a>`,
    `<link rel="canonical" href="/me"><meta property="og:title" content="Camille Moreau’s page"><link rel="me" href="/other">`,
  );
  expect(says).toEqual({
    headings: ['Camille Moreau', 'Camille Moreau’s page'],
    names: [],
    lines: ['d@x.example', 'c@x.example', 'Write to camille@ecole.example, please'],
    accounts: ['https://anne.example/other', 'https://social.example/@camille'].sort(),
    canonical: 'https://anne.example/me',
  });
});

test.each([
  ['a person', { ...CONTEXT, '@type': 'Person', name: 'Camille Moreau' }, ['Camille Moreau']],
  ['in parts', { ...CONTEXT, '@type': ['Person'], givenName: 'Camille', familyName: 'Moreau' }, ['Camille Moreau']],
  [
    'a profile page',
    { ...CONTEXT, '@type': 'ProfilePage', mainEntity: { '@type': 'Person', name: 'Camille Moreau' } },
    ['Camille Moreau'],
  ],
  [
    'a graph',
    {
      ...CONTEXT,
      '@graph': [
        { '@type': 'ProfilePage', mainEntity: { '@id': '#c' } },
        { '@type': 'Person', '@id': '#c', name: 'Camille Moreau' },
        { '@type': 'Person', '@id': '#p', name: 'Paul Martin' },
      ],
    },
    ['Camille Moreau'],
  ],
  // Whoever wrote the page need not be whom it is about.
  ['an author', { ...CONTEXT, '@type': 'Article', author: { '@type': 'Person', name: 'Paul Martin' } }, []],
  ['a graph of a weblog', { ...CONTEXT, '@graph': [{ '@type': 'Person', name: 'Paul Martin' }] }, []],
  ['nothing', 'x', []],
])('JSON-LD: %s', (_, value, names) => expect(on(ld(value)).names).toEqual(names));

test('accounts and address of a person in JSON-LD', () => {
  const person = {
    ...CONTEXT,
    '@type': 'Person',
    name: 'C M',
    email: 'c@x.example',
    url: '/',
    sameAs: ['https://orcid.org/1', 'javascript:x'],
  };
  expect(on(ld(person))).toMatchObject({
    lines: ['c@x.example'],
    accounts: ['https://orcid.org/1', 'https://anne.example/'],
  });
});

test('microdata: the person of the page, not an author, a colleague or an employer', () => {
  const says = on(`<div itemscope itemtype="http://schema.org/Person"><b itemprop="name">Camille Moreau</b>
    <div itemprop="worksFor" itemscope itemtype="http://schema.org/Organization"><i itemprop="name">École</i><a itemprop="url" href="/e">e</a></div>
    <div itemprop="colleague" itemscope itemtype="http://schema.org/Person"><i itemprop="name">Paul Martin</i></div>
    <a itemprop="url" href="https://c.example/">c</a></div>
    <p itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Anne</b></p>`);
  expect(says.names).toEqual(['Camille Moreau']);
  expect(says.accounts).toEqual(['https://c.example/']);
});

test('what a person types, scripts and hidden text are not read', () => {
  const says = on(
    '<textarea>a@x.example</textarea><input value="b@x.example"><script>"c@x.example"</script><template>d@x.example</template><div contenteditable="true"><p>e@x.example</p></div>',
  );
  expect(says.lines).toEqual([]);
});

test('bounded, whatever a page holds', () => {
  const many = Array.from(
    { length: 100 },
    (_, i) => `<h1>h${i}</h1><a rel="me" href="/${i}">m</a><p>a${i}@x.example</p>`,
  );
  const says = on(
    `${many.join('')}<h1>${'x'.repeat(1e5)}</h1>${ld({ ...CONTEXT, '@type': 'Person', name: 'y'.repeat(1e6) })}`,
  );
  expect(says.headings.length).toBeLessThanOrEqual(6);
  expect(says.accounts).toHaveLength(20);
  expect(says.lines).toHaveLength(40);
  expect(JSON.stringify(says).length).toBeLessThan(20_000);
});

test('names that hide the document’s methods do not blind it', () => {
  const names = ['createTreeWalker', 'querySelectorAll', 'baseURI', 'location', 'body'];
  const says = on(
    `${names.map((name) => `<img name="${name}"><form name="${name}"></form>`).join('')}<h1>C M</h1><p>a@x.example</p>`,
  );
  expect(says).toMatchObject({ headings: ['C M'], lines: ['a@x.example'] });
});
