import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allow, isPrivateHost, judge, upgraded } from './rules.ts';
import { anyAddress } from './testing/address.ts';

const none = allow();
const code = (url: string, allowed = none) => {
  const result = judge(url, allowed);
  return result.ok ? result.url : result.code;
};

describe('judge', () => {
  it.each([
    ['http://badges.example/a?b=c#d', 'https://badges.example/a?b=c'],
    ['http://badges.example:80/', 'https://badges.example/'],
    ['https://badges.example:443/', 'https://badges.example/'],
    ['HTTPS://Badges.EXAMPLE./x', 'https://badges.example/x'],
    ['https://académie.example/', 'https://xn--acadmie-eya.example/'],
    ['https://93.184.216.34/', 'https://93.184.216.34/'],
    ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/'],
    ['https://[::ffff:8.8.8.8]/', 'https://[::ffff:808:808]/'],
    ['https://local.example/', 'https://local.example/'],
    ['https://notlocalhost.example/', 'https://notlocalhost.example/'],
  ])('lets %s through as %s', (url, expected) => expect(code(url)).toBe(expected));

  it.each([
    '',
    'badge.json',
    'ftp://badges.example/',
    'file:///etc/passwd',
    'data:application/json,{}',
    'javascript:alert(1)',
    'did:web:badges.example',
    'https://',
    'https://user@badges.example/',
    'https://user:secret@badges.example/',
    'https://badges..example/',
    'https://.example/',
    'https://badges.example../',
    `https://badges.example/${'a'.repeat(9000)}`,
  ])('calls %s a bad address', (url) => expect(code(url)).toBe('bad-url'));

  it('never repeats a password', () => {
    expect(JSON.stringify(judge('https://user:secret@badges.example/', none))).not.toContain('secret');
  });

  it.each([
    'https://badges.example:8443/',
    'http://badges.example:8080/',
    'https://badges.example:80/',
    'https://8.8.8.8:22/',
  ])('refuses the port of %s', (url) => expect(code(url)).toBe('port-refused'));

  it.each([
    'https://localhost/',
    'https://LOCALHOST./',
    'http://localhost:8080/',
    'https://a.localhost/',
    'https://printer.local/',
    'https://vault.internal/',
    'https://box.lan/',
    'https://box.home.arpa/',
    'https://intranet/',
    'https://moodle./',
    'https://０x7f.1/',
    'https://127.0.0.1./',
    'https://%31%32%37.0.0.1/',
    'https://①②⑦.0.0.1/',
    'https://0/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://172.16.0.1/',
    'https://172.31.255.255/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::]/',
    'https://[::1]/',
    'https://[::127.0.0.1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:0:127.0.0.1]/',
    'https://[64:ff9b::10.0.0.1]/',
    'https://[64:ff9b:1::8.8.8.8]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
    'https://[2001:db8::1]/',
    'https://[fe80::1]/',
    'https://[fec0::1]/',
    'https://[fd00:ec2::254]/',
    'https://[ff02::1]/',
    'https://[100::1]/',
    'https://[4000::1]/',
  ])('refuses %s as private', (url) => {
    const result = judge(url, none);
    expect(result).toMatchObject({ ok: false, code: 'private-address', detail: { host: expect.any(String) } });
  });
});

/** Addresses that must never be reached, as 32-bit numbers. */
const privateV4 = fc.oneof(
  ...(
    [
      [0x0a000000, 8],
      [0x7f000000, 8],
      [0x00000000, 8],
      [0xac100000, 12],
      [0xc0a80000, 16],
      [0xa9fe0000, 16],
      [0x64400000, 10],
      [0xe0000000, 4],
      [0xf0000000, 4],
    ] as const
  ).map(([base, prefix]) => fc.integer({ min: 0, max: 2 ** (32 - prefix) - 1 }).map((rest) => base + rest)),
);

const octets = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

/** Every way in which URL parsers read the same IPv4 address. */
const spellings = (n: number): string[] => {
  const [a = 0, b = 0, c = 0, d = 0] = octets(n);
  const hex = (x: number) => `0x${x.toString(16)}`;
  const octal = (x: number) => `0${x.toString(8)}`;
  const [w0, w1] = [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)];
  return [
    `${a}.${b}.${c}.${d}`,
    `${a}.${b}.${c}.${d}.`,
    `${a}.${b}.${(c << 8) | d}`,
    `${a}.${(b << 16) | (c << 8) | d}`,
    `${n}`,
    hex(n),
    hex(n).toUpperCase().replace('0X', '0x'),
    octal(n),
    `${hex(a)}.${octal(b)}.${c}.${hex(d)}`,
    `${octal(a)}.${octal(b)}.${octal(c)}.${octal(d)}`,
    `[::ffff:${a}.${b}.${c}.${d}]`,
    `[::ffff:${w0}:${w1}]`,
    `[0:0:0:0:0:FFFF:${w0}:${w1}]`,
    `[::${w0}:${w1}]`,
    `[64:ff9b::${w0}:${w1}]`,
    `[2002:${w0}:${w1}::]`,
  ];
};

describe('private addresses', () => {
  it('are refused in every spelling', () => {
    fc.assert(
      fc.property(privateV4, fc.nat(15), fc.constantFrom('http', 'https', 'HTTPS'), (n, which, scheme) => {
        const host = spellings(n)[which] ?? '';
        const result = judge(`${scheme}://${host}/status`, none);
        expect(result, host).toMatchObject({ ok: false, code: 'private-address' });
      }),
      { numRuns: 3000 },
    );
  });

  it('are refused in the private ranges of IPv6', () => {
    const tail = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 7, maxLength: 7 });
    const head = fc.oneof(
      fc.integer({ min: 0xfc00, max: 0xfdff }),
      fc.integer({ min: 0xfe80, max: 0xfeff }),
      fc.integer({ min: 0xff00, max: 0xffff }),
      fc.integer({ min: 0x4000, max: 0xfbff }),
    );
    fc.assert(
      fc.property(head, tail, (first, rest) => {
        const host = `[${[first, ...rest].map((x) => x.toString(16)).join(':')}]`;
        expect(code(`https://${host}/`), host).toBe('private-address');
      }),
    );
  });

  it('are told from public ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (n) => {
        // One verdict per address, however it is spelt (the carriers ::/96 and 6to4 aside).
        const found = new Set(
          spellings(n)
            .slice(0, 13)
            .map((host) => judge(`https://${host}/`, none).ok),
        );
        expect(found.size).toBe(1);
      }),
    );
  });
});

describe('any text', () => {
  it('is judged without throwing, and what passes is https at port 443 of a public host', () => {
    fc.assert(
      fc.property(anyAddress, (text) => {
        const result = judge(text, none);
        if (!result.ok) return;
        const url = new URL(result.url);
        expect(url.protocol).toBe('https:');
        expect(url.port + url.username + url.password + url.hash).toBe('');
        expect(isPrivateHost(url.hostname)).toBe(false);
        expect(judge(result.url, none)).toEqual(result);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('allow', () => {
  it('opens a host at every port, and no other host', () => {
    const allowed = allow(['intranet', 'Badges.Lan', '127.0.0.1', '::1', 'académie.local']);
    expect(code('https://intranet/', allowed)).toBe('https://intranet/');
    expect(code('http://intranet:8080/', allowed)).toBe('https://intranet:8080/');
    expect(code('https://badges.lan./', allowed)).toBe('https://badges.lan/');
    expect(code('https://127.1:44300/', allowed)).toBe('https://127.0.0.1:44300/');
    expect(code('https://[::ffff:127.0.0.1]/', allowed)).toBe('https://[::ffff:7f00:1]/');
    expect(code('https://[0::1]/', allowed)).toBe('https://[::1]/');
    expect(code('https://ACADÉMIE.local/', allowed)).toBe('https://xn--acadmie-eya.local/');
    expect(code('https://127.0.0.2/', allowed)).toBe('private-address');
    expect(code('https://www.intranet/', allowed)).toBe('private-address');
    expect(code('https://localhost/', allowed)).toBe('private-address');
    expect(code('https://user@intranet/', allowed)).toBe('bad-url');
  });

  it('opens one port only where one is named', () => {
    const allowed = allow(['intranet:8443', '[::1]:8443', 'badges.example:8443', 'box.lan:443']);
    expect(code('https://intranet:8443/', allowed)).toBe('https://intranet:8443/');
    expect(code('https://[::1]:8443/', allowed)).toBe('https://[::1]:8443/');
    expect(code('https://badges.example:8443/', allowed)).toBe('https://badges.example:8443/');
    expect(code('https://box.lan/', allowed)).toBe('https://box.lan/');
    expect(code('https://intranet/', allowed)).toBe('private-address');
    expect(code('https://intranet:8444/', allowed)).toBe('private-address');
    expect(code('https://badges.example:8444/', allowed)).toBe('port-refused');
    expect(code('https://box.lan:8443/', allowed)).toBe('private-address');
  });

  it('ignores entries that name no host', () => {
    const allowed = allow(['', ' ', 'https://intranet/', 'a/b', 'user@intranet', '*']);
    expect(code('https://intranet/', allowed)).toBe('private-address');
    expect(code('https://localhost/', allowed)).toBe('private-address');
  });
});

describe('upgraded', () => {
  it('compares addresses as they will be asked', () => {
    expect(upgraded('http://Badges.example:80/a#b')).toBe('https://badges.example/a');
    expect(upgraded('did:web:badges.example')).toBe('did:web:badges.example');
  });
});
