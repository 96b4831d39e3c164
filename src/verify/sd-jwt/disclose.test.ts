import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose } from './disclose.ts';
import { hide, raw } from './testing/issue.ts';

const claimsOf = async (payload: object, ...texts: string[]) => {
  const result = await disclose({ ...payload }, texts);
  return result.ok ? result.claims : `${result.kind} ${result.reason}`;
};

describe('disclosures', () => {
  it('reads the examples of RFC 9901, section 4.2', async () => {
    const name = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
    expect(await claimsOf({ _sd: ['X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0'] }, name)).toEqual({
      family_name: 'Möbius',
    });
    const element = 'WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0';
    const nationalities = ['DE', { '...': 'w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs' }];
    expect(await claimsOf({ nationalities }, element)).toEqual({ nationalities: ['DE', 'FR'] });
    expect(await claimsOf({ nationalities })).toEqual({ nationalities: ['DE'] });
  });

  it.each(['sha256', 'sha384', 'sha512'])('by %s', async (hash) => {
    const one = hide(['given_name', 'Camille'], hash);
    const payload = { _sd: [one.digest], _sd_alg: hash.replace('sha', 'sha-') };
    expect(await claimsOf(payload, one.text)).toEqual({ given_name: 'Camille' });
  });

  it('puts back what stands inside other disclosures', async () => {
    const street = hide(['street', 'Quai 1']);
    const skill = hide([{ _sd: [street.digest], level: 'B2' }]);
    const address = hide(['address', { list: [{ '...': skill.digest }], _sd: [] }]);
    expect(await claimsOf({ vct: 'v', _sd: [address.digest] }, address.text, skill.text, street.text)).toEqual({
      vct: 'v',
      address: { list: [{ street: 'Quai 1', level: 'B2' }] },
    });
  });

  it('leaves out what is withheld, and decoys', async () => {
    const one = hide(['a', 1]);
    expect(await claimsOf({ b: { _sd: [one.digest, 'decoy'] }, c: [{ '...': 'another decoy' }] })).toEqual({
      b: {},
      c: [],
    });
  });

  it('refuses a disclosure that no digest names', async () => {
    const [one, other] = [hide(['a', 1]), hide(['a', 2])];
    expect(await claimsOf({ _sd: [one.digest] }, other.text)).toBe('altered not-referenced');
    expect(await claimsOf({}, other.text)).toBe('altered not-referenced');
    // Named only inside another that is withheld.
    const outer = hide(['o', { _sd: [one.digest] }]);
    expect(await claimsOf({ _sd: [outer.digest] }, one.text)).toBe('altered not-referenced');
    // The same content in another spelling is another disclosure.
    const respelt = raw(JSON.stringify(JSON.parse(Buffer.from(one.text, 'base64url').toString()), null, 1));
    expect(await claimsOf({ _sd: [one.digest] }, respelt.text)).toBe('altered not-referenced');
  });

  it('refuses everything that the format forbids', async () => {
    const one = hide(['a', 1]);
    const element = hide([1]);
    const twin = hide(['a', 2]);
    const reserved = hide(['_sd', []]);
    const dots = hide(['...', 'x']);
    const long = raw('["salt", "a", 1, 2]');
    const short = raw('["salt"]');
    const named = raw('["salt", 1, 2]');
    const unsalted = raw('[1, "a", 1]');
    const object = raw('{"0": "salt"}');
    const cases: [object, string[], string][] = [
      [{ _sd: [one.digest, one.digest] }, [one.text], 'broken digest-twice'],
      [{ _sd: [one.digest], b: { _sd: [one.digest] } }, [one.text], 'broken digest-twice'],
      [{ _sd: ['decoy', 'decoy'] }, [], 'broken digest-twice'],
      [{ _sd: [one.digest] }, [one.text, one.text], 'broken disclosed-twice'],
      [{ a: 0, _sd: [one.digest] }, [one.text], 'broken name-twice'],
      [{ _sd: [one.digest, twin.digest] }, [one.text, twin.text], 'broken name-twice'],
      [{ _sd: [element.digest] }, [element.text], 'broken element-as-member'],
      [{ l: [{ '...': one.digest }] }, [one.text], 'broken member-as-element'],
      [{ l: [{ '...': element.digest, more: 1 }] }, [element.text], 'broken misplaced-digest'],
      [{ '...': element.digest }, [element.text], 'broken misplaced-digest'],
      [{ _sd: [reserved.digest] }, [reserved.text], 'broken reserved-name'],
      [{ _sd: [dots.digest] }, [dots.text], 'broken reserved-name'],
      [{ _sd: one.digest }, [one.text], 'broken _sd'],
      [{ _sd: [1] }, [], 'broken _sd'],
      [{ _sd_alg: 1 }, [], 'broken _sd_alg'],
      [{ _sd_alg: 'sha-1' }, [], 'unsupported sha-1'],
      [{ _sd_alg: 'constructor' }, [], 'unsupported constructor'],
      ...[long, short, named, unsalted, object].map(({ text, digest }): [object, string[], string] => [
        { _sd: [digest] },
        [text],
        'broken not-a-disclosure',
      ]),
      [{ _sd: [] }, ['!!'], 'broken not-a-disclosure'],
      [{ _sd: [] }, ['AAAA'], 'broken not-a-disclosure'],
    ];
    for (const [payload, texts, expected] of cases) expect(await claimsOf(payload, ...texts)).toBe(expected);
  });

  it('takes __proto__ for a name', async () => {
    const one = raw('["salt", "__proto__", {"polluted": true}]');
    const claims = (await claimsOf({ _sd: [one.digest] }, one.text)) as object;
    expect(Object.getPrototypeOf(claims)).toBe(Object.prototype);
    expect(Object.hasOwn(claims, '__proto__')).toBe(true);
  });

  it('gives up on disclosures inside one another without end', async () => {
    const chain = [hide(['x', 1])];
    for (let depth = 0; depth < 70; depth++) chain.push(hide(['x', { _sd: [chain.at(-1)?.digest] }]));
    const texts = chain.map(({ text }) => text);
    expect(await claimsOf({ _sd: [chain.at(-1)?.digest] }, ...texts)).toBe('broken too-deep');
  });

  it('property: whatever is disclosed of a set of claims is what was hidden', async () => {
    const claims = fc.dictionary(
      fc.string().filter((name) => name !== '_sd' && name !== '...' && name !== '_sd_alg'),
      fc.integer(),
    );
    await fc.assert(
      fc.asyncProperty(claims, fc.infiniteStream(fc.boolean()), async (all, shown) => {
        const hidden = Object.entries(all).map(([name, value]) => ({ name, value, ...hide([name, value]) }));
        const chosen = hidden.filter(() => shown.next().value);
        const got = await claimsOf({ _sd: hidden.map(({ digest }) => digest) }, ...chosen.map(({ text }) => text));
        expect(got).toEqual(Object.fromEntries(chosen.map(({ name, value }) => [name, value])));
      }),
      { numRuns: 60 },
    );
  });

  it('property: never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.array(fc.base64String()),
        async (payload, texts) => {
          await disclose(payload, texts);
        },
      ),
    );
  });
});
