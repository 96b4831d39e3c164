import { describe, expect, it } from 'vitest';
import { createDoor } from '../net/door.ts';
import { type WorldEntry, worldFetch } from '../net/world.ts';
import { platformSays } from './platform-says.ts';

const UUID = '0b1c2d3e-4f50-4172-8394-a5b6c7d8e9f0';
const SHA1 = '0123456789abcdef0123456789abcdef01234567';

const says = (address: string, world: Record<string, WorldEntry>) =>
  platformSays(address, createDoor({ fetch: worldFetch(world, async () => new Uint8Array()) }));

describe('what platforms say', () => {
  it('Credly names the holder in the title, expired or not', async () => {
    const page = `https://www.credly.com/badges/${UUID}`;
    const title = (text: string) => ({ [page]: { body: `<meta property="og:title" content="${text}">` } });
    expect(await says(page, title('Cloud &amp; Co was issued by Nordet to Zoë O’Neil-Ba.'))).toEqual({
      recipient: 'Zoë O’Neil-Ba',
    });
    expect(await says(page, title('Cloud (Expired) was issued by A to B Ltd to Anne.'))).toEqual({ recipient: 'Anne' });
    expect(await says(page, title('Credly'))).toBeUndefined();
    expect(await says(page, {})).toBeUndefined();
  });

  it('Moodle names the holder on the page', async () => {
    const page = `https://m.example/moodle/badges/badge.php?hash=${SHA1}`;
    const body =
      '<div id="badge"><p id="badge-awardedto">Décerné à <strong>Camille  Moreau</strong></p><p>after</p></div>';
    expect(await says(page, { [page]: { body } })).toEqual({ recipient: 'Camille Moreau' });
    expect(await says(page, { [page]: { body: '<p id="badge-awardedto">Anne <i>Ba</i></p>x' } })).toEqual({
      recipient: 'Anne Ba',
    });
    // As Moodle nests it: ids within ids.
    const nested = `<div id="badge"><div id="badge-image-col"><img src="x"></div><div id="badge-details-col"><h2>x</h2>
      <p id="badge-awardedto">Awarded to <strong>Camille Moreau</strong></p><div id="badge-criteria">y</div></div></div>`;
    expect(await says(page, { [page]: { body: nested } })).toEqual({ recipient: 'Camille Moreau' });
    expect(await says(page, { [page]: { status: 410 } })).toBeUndefined();
  });

  it('Open Badge Passport: accepted endorsements only', async () => {
    const api = 'https://openbadgepassport.com/app/obpv1';
    const world = {
      [`${api}/p/badge/info/7`]: {
        body: JSON.stringify({ first_name: 'Anne', last_name: 'Ba', assertion_url: `${api}/selfie/_/assertion/3` }),
      },
      [`${api}/badge/user_endorsement/p/7`]: {
        body: JSON.stringify({
          endorsements: [
            { status: 'accepted', content: '<p>Vu <b>en classe</b></p>', issuer_name: 'Luc', mtime: 1_650_000_000 },
            { status: 'pending', content: 'no' },
            { status: 'declined', content: 'no' },
          ],
        }),
      },
    };
    expect(await says('https://openbadgepassport.com/app/badge/info/7', world)).toEqual({
      recipient: 'Anne Ba',
      selfIssued: true,
      endorsements: [{ name: 'Luc', comment: 'Vu en classe', date: '2022-04-15T05:20:00.000Z' }],
    });
  });

  it('Open Badge Factory: its mark for a verified issuer, from its own host only', async () => {
    const root = 'https://openbadgefactory.com/v1';
    const issuer = `${root}/client/abc.json?v=2.0`;
    const world = (at: string) => ({
      [`${root}/assertion/${SHA1}.json`]: { body: JSON.stringify({ badge: `${root}/badge/_/x.json?v=2.0&event=e` }) },
      [`${root}/badge/_/x.json?v=2.0&event=e`]: { body: JSON.stringify({ issuer: at }) },
      [at.replace('&event=e', '')]: { body: JSON.stringify({ verified: true }) },
    });
    expect(await says(`${root}/assertion/${SHA1}.html`, world(`${issuer}&event=e`))).toEqual({ issuerVerified: true });
    expect(await says(`${root}/assertion/${SHA1}`, world('https://forger.example/issuer.json'))).toBeUndefined();
  });

  it('edubadges: the name that belongs to the hash in the badge', async () => {
    const api = 'https://api.edubadges.nl/public/assertions';
    const id = 'abcdefghijklmnopqrs_-0';
    const recipient = { type: 'eduID', hashed: true, salt: 'a/b', identity: 'sha256$0f' };
    const world = (known: object, to: object = recipient) => ({
      [`${api}/${id}`]: { body: JSON.stringify({ recipient: to }) },
      [`${api}/identity/sha256%240f/a%2Fb`]: { body: JSON.stringify(known) },
    });
    const page = `https://www.edubadges.nl/public/assertions/${id}`;
    expect(await says(page, world({ recipient_name: 'Anne', validated_name: 'Anne de Ba' }))).toEqual({
      recipient: 'Anne de Ba',
    });
    expect(await says(page, world({ recipient_name: 'Anne' }))).toEqual({ recipient: 'Anne' });
    expect(await says(page, world({}))).toBeUndefined();
    expect(await says(page, world({ recipient_name: 'Anne' }, { identity: 'x' }))).toBeUndefined();
  });

  it('others say nothing', async () => {
    expect(await says('https://anne.example/', {})).toBeUndefined();
  });
});
