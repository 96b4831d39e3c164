import { expect, test } from 'vitest';
import { madeUp } from '../../ui/testing.ts';
import type { Report } from '../../verify/report.ts';
import { choosePicture } from './choose.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const carrier = new TextEncoder().encode(SVG);
const hosted = (image: string, change: Partial<Report> = {}): Report =>
  madeUp({
    achievement: { image },
    source: { retrieved: ['https://issuer.example/assertion.json'] },
    ...change,
  });

test('what stands in the credential comes before the file that carries it', () => {
  const inside = madeUp({ achievement: { image: `data:image/svg+xml,${encodeURIComponent(`${SVG} `)}` } });
  expect(choosePicture(inside, carrier)).toEqual({ bytes: new TextEncoder().encode(`${SVG} `) });
  expect(choosePicture(madeUp({}), carrier)).toEqual({ bytes: carrier });
});

test('a picture that holds no credential is not shown, nor what is no picture', () => {
  expect(choosePicture(madeUp({ standard: 'unknown', verdict: 'unverified', checks: [] }), carrier)).toBeUndefined();
  expect(choosePicture(madeUp({}), new TextEncoder().encode('{"a":1}'))).toBeUndefined();
  expect(choosePicture(madeUp({}), '<svg')).toBeUndefined();
  expect(choosePicture(madeUp({}), new Uint8Array(4_000_000))).toBeUndefined();
});

test('a credential that the list of standards has no name for has its picture too', () => {
  const checks = [{ id: 'proof.signature', outcome: 'pass' } as const];
  expect(choosePicture(madeUp({ standard: 'unknown', verdict: 'unverified', checks }), carrier)).toEqual({
    bytes: carrier,
  });
  expect(choosePicture(madeUp({ standard: 'unknown', verdict: 'valid', checks: [] }), carrier)).toEqual({
    bytes: carrier,
  });
});

test('a host is asked for a picture only when the check has asked it, and the badge is proven', () => {
  const own = 'https://issuer.example/badge.png';
  expect(choosePicture(hosted(own), '{}')).toEqual({ url: own });
  expect(choosePicture(hosted('https://elsewhere.example/badge.png'), '{}')).toBeUndefined();
  expect(choosePicture(hosted('https://issuer.example.evil.example/badge.png'), '{}')).toBeUndefined();
  expect(choosePicture(hosted('javascript:alert(1)'), '{}')).toBeUndefined();
  expect(choosePicture(hosted(own, { verdict: 'invalid' }), '{}')).toBeUndefined();
  expect(choosePicture(hosted(own, { verdict: 'unverified' }), '{}')).toBeUndefined();
});
