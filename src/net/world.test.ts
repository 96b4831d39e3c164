import { describe, expect, it, vi } from 'vitest';
import { createDoor } from './door.ts';
import type { Want } from './types.ts';
import { type WorldEntry, worldFetch } from './world.ts';

const read = vi.fn(async (path: string) => new TextEncoder().encode(`file ${path}`));

const ask = async (entries: Record<string, WorldEntry>, url: string, want: Want = 'document') => {
  const answer = await createDoor({ fetch: worldFetch(entries, read) }).get(url, want);
  return answer.ok ? { ...answer, text: new TextDecoder().decode(answer.bytes) } : answer;
};

describe('worldFetch', () => {
  it('answers with status, headers and text', async () => {
    const world = {
      'https://badges.example/a': { status: 410, headers: { 'Content-Type': 'application/json' }, body: '{}' },
    };
    expect(await ask(world, 'https://badges.example/a')).toMatchObject({
      ok: true,
      status: 410,
      mediaType: 'application/json',
      text: '{}',
    });
  });

  it('reads files only when they are asked for, and bytes as they are', async () => {
    read.mockClear();
    const world = {
      'https://badges.example/a.png': { file: 'a.png' },
      'https://badges.example/b.png': { file: 'b.png' },
    };
    expect(await ask(world, 'https://badges.example/a.png', 'image')).toMatchObject({
      status: 200,
      text: 'file a.png',
    });
    expect(read.mock.calls).toEqual([['a.png']]);
  });

  it('looks an address up upgraded first, then as written', async () => {
    const both = { 'http://badges.example/a': { body: 'plain' }, 'https://badges.example/a': { body: 'sealed' } };
    expect(await ask(both, 'http://badges.example/a')).toMatchObject({
      text: 'sealed',
      url: 'https://badges.example/a',
    });
    const plain = { 'http://badges.example/a': { body: 'plain' } };
    expect(await ask(plain, 'http://badges.example/a')).toMatchObject({ text: 'plain' });
    expect(await ask(plain, 'https://badges.example/a')).toMatchObject({ ok: false, code: 'unreachable' });
  });

  it('knows an address in another spelling', async () => {
    expect(await ask({ 'https://Badges.example': { body: 'x' } }, 'http://badges.example:80/#top')).toMatchObject({
      text: 'x',
    });
  });

  it('reaches nothing else', async () => {
    expect(await ask({}, 'https://badges.example/')).toMatchObject({ ok: false, code: 'unreachable' });
    expect(await ask({}, 'http://badges.example/')).toMatchObject({ ok: false, code: 'http-only' });
    const missing = () => Promise.reject(new Error('ENOENT'));
    const door = createDoor({ fetch: worldFetch({ 'https://badges.example/': { file: 'no' } }, missing) });
    expect(await door.get('https://badges.example/', 'document')).toMatchObject({ ok: false, code: 'unreachable' });
  });

  it('obeys the rules of the network', async () => {
    const world: Record<string, WorldEntry> = {
      'https://localhost/': { body: 'x' },
      'https://badges.example:8443/': { body: 'x' },
      'https://badges.example/in': { redirect: 'http://10.0.0.1/' },
      'https://10.0.0.1/': { body: 'x' },
      'https://badges.example/loop': { redirect: '/loop' },
      'https://badges.example/moved': { status: 301, redirect: 'http://other.example/end' },
      'https://other.example/end': { body: 'end' },
      'https://badges.example/odd': { status: 999, body: 'x' },
      'https://badges.example/none': { status: 204, body: 'x' },
      'https://badges.example/large': { body: 'x'.repeat(5_000_000) },
    };
    expect(await ask(world, 'https://localhost/')).toMatchObject({ code: 'private-address' });
    expect(await ask(world, 'https://badges.example:8443/')).toMatchObject({ code: 'port-refused' });
    expect(await ask(world, 'https://badges.example/in')).toMatchObject({
      code: 'private-address',
      detail: { host: '10.0.0.1' },
    });
    expect(await ask(world, 'https://badges.example/loop')).toMatchObject({ code: 'too-many-redirects' });
    expect(await ask(world, 'https://badges.example/moved')).toMatchObject({
      ok: true,
      url: 'https://other.example/end',
      text: 'end',
    });
    expect(await ask(world, 'https://badges.example/odd')).toMatchObject({ code: 'unreachable' });
    expect(await ask(world, 'https://badges.example/none')).toMatchObject({ ok: true, status: 204 });
    expect(await ask(world, 'https://badges.example/large')).toMatchObject({ code: 'too-large' });
  });
});
