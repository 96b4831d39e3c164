import { describe, expect, it } from 'vitest';
import { bake, chunk, iTXt, plainPng } from '../../read/testing/bake.ts';
import { verify } from '../index.ts';
import { badge, withAchievement } from '../testing/badges.ts';
import { newKey } from '../testing/issue.ts';
import { issueJcs, issuerWeb } from '../testing/web.ts';

const data = (png: Uint8Array) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

describe('the picture that carries a badge', async () => {
  const key = await newKey('Ed25519');
  const run = async (image: object | undefined, carrier: (credential: string) => Uint8Array) => {
    const signed = JSON.stringify(await issueJcs(withAchievement(badge(), image ? { image } : {}), key));
    const report = await verify(carrier(signed), { fetch: issuerWeb(key).fetch, now: '2026-02-01T12:00:00Z' });
    expect(report.verdict).toBe('valid');
    return report.checks
      .filter(({ id, about }) => id === 'image' && about === 'carrier')
      .map((one) => one.code ?? one.outcome);
  };
  const baked = (credential: string) => bake(iTXt('openbadgecredential', credential));
  const other = (credential: string) => bake(iTXt('openbadgecredential', credential), chunk('tIME', new Uint8Array(7)));

  it('is the one in the badge', async () => {
    expect(await run({ id: data(plainPng()), type: 'Image' }, baked)).toEqual(['pass']);
  });

  it('is another: said, and no less valid', async () => {
    expect(await run({ id: data(plainPng()), type: 'Image' }, other)).toEqual(['image-differs']);
  });

  it('is not compared with one that is only named, or not there', async () => {
    expect(await run({ id: 'https://univ-rivage.example/badge.png', type: 'Image' }, baked)).toEqual([]);
    expect(await run(undefined, baked)).toEqual([]);
  });
});
