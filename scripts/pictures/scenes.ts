/** Every page in every state. */
import type { Job } from '../../src/app/job.ts';
import type { Report } from '../../src/verify/report.ts';
import { choose, finished, type Session } from '../../tests/e2e/harness/session.ts';
import { type Tab, until, untilTrue } from '../../tests/e2e/harness/tab.ts';
import { badgePng } from '../../tests/world/draw/badge.ts';
import { CAMILLE, expectations } from '../../tests/world/index.ts';
import { BROKEN } from '../../tests/world/sites/broken.ts';
import { LOOK } from '../../tests/world/sites/university.ts';
import { address } from './page.ts';
import { headlines, record, rich, rightToLeft } from './reports.ts';
import type { PageName, Scene } from './scene.ts';

const drawn = (tab: Tab) =>
  until(tab, 'a heading', () => document.querySelector('h1') !== null, undefined).then(() => undefined);
const still = async (tab: Tab) => {
  await drawn(tab);
  await finished(tab);
};

/** The others differ from these by a sentence. */
const WHOLE = /^(valid open-badges-3.0 domain|invalid signature-mismatch|revoked open-badges-3|unverified unreachable)/;

/** The scenes of the pages that are wanted, in an order in which each finds what it needs. */
export async function scenes(session: Session, wanted: (page: PageName) => boolean): Promise<Scene[]> {
  const { home } = session;
  const plain = (page: PageName, name: string, path: Scene['path'], more: Partial<Scene> = {}): Scene => ({
    page,
    name,
    path,
    ...more,
  });
  const out: Scene[] = [
    plain('welcome', 'welcome', 'welcome.html', { act: drawn }),
    plain('options', 'options', 'options.html', { act: drawn }),
    plain('options', 'filled in', 'options.html', {
      prepare: () => choose(home, { own: [CAMILLE.email, CAMILLE.home], never: ['intranet.example'], when: 'browse' }),
      act: drawn,
    }),
    plain('options', 'managed', 'options.html', {
      prepare: () => choose(home, { own: [], never: [], when: 'open' }),
      before: `Object.defineProperty(chrome.storage.managed, 'get', { value: async () => ({ when: 'open', never: ['intranet.example'], dossierMonths: 6, allowedHosts: ['badges.intranet.example'] }) });`,
      act: drawn,
    }),
  ].filter(({ page }) => wanted(page));

  const needed = (['popup', 'sidepanel', 'details', 'preview'] as const).filter(wanted);
  if (needed.length > 0) {
    const empty = (await session.visit('https://lent.example/')).id;
    const personal = (await session.visit(CAMILLE.site)).id;
    const profile = await session.visit(CAMILLE.profile);
    await until(
      profile.tab,
      'the whole profile',
      () => document.documentElement.dataset.complete === 'true',
      undefined,
    );
    const picture = `data:image/png;base64,${Buffer.from(badgePng({ ...LOOK.robotics, size: 96 })).toString('base64')}`;
    const all = headlines();
    const made = (await session.visit(address(all.length))).id;
    const few = [rich(picture), rightToLeft(), record()];
    const special = (await session.visit(address(few.length))).id;
    const popup = (tab: number) => `popup.html?tab=${tab}`;
    const stage = (tab: number, reports: Report[]) => async (page: Tab) => {
      await still(page);
      await put(home, tab, reports);
      await until(
        page,
        'what was put in',
        (count) => document.querySelectorAll('[data-verdict]').length >= count,
        reports.length,
      );
    };
    out.push(
      ...[
        plain('popup', 'nothing on the page', popup(empty), { act: still }),
        plain('popup', 'a page of the browser', async () => popup(await ownTab(home)), { act: still, few: true }),
        plain('popup', 'a tab that is gone', popup(999_999), { act: still, few: true }),
        plain('popup', 'never here', popup(empty), {
          prepare: () => choose(home, { never: ['lent.example'] }),
          act: still,
        }),
        plain('popup', 'being checked', popup(empty), {
          prepare: async () => {
            await choose(home, { never: [] });
            const { tab } = await session.visit('https://lent.example/');
            await tab.evaluate((url) => {
              document.body.innerHTML = [1, 2, 3]
                .map((n) => `<p><a href="${url}?badge=${n}.json">Badge ${n}</a>`)
                .join('');
            }, BROKEN.silent);
          },
          path: async () => popup(await newest(home, 'https://lent.example/')),
          act: (tab) =>
            until(tab, 'work under way', () => document.querySelector('[aria-busy] article') !== null, undefined).then(
              () => undefined,
            ),
        }),
        plain('popup', 'a site withheld', popup(personal), {
          before: `chrome.permissions.contains = async () => false;`,
          act: still,
        }),
        plain('popup', 'lost', popup(empty), {
          before: `chrome.runtime.sendMessage = async () => { throw new Error('gone'); };`,
          act: still,
        }),
        plain('popup', 'every headline', popup(made), { act: stage(made, all) }),
        plain('popup', 'long names', popup(special), { act: stage(special, few) }),
        plain('popup', 'a private window', popup(special), {
          alone: true,
          act: async (tab) => {
            await stage(special, few)(tab);
            await setPrivate(home, special, true);
            await until(
              tab,
              'the private window named',
              () => /rivate|rivée/.test(document.querySelector('footer')?.textContent ?? ''),
              undefined,
            );
          },
          after: () => setPrivate(home, special, false),
        }),
        plain('popup', 'a personal site', popup(personal), { act: still }),
        plain('popup', 'a profile', popup(profile.id), { act: still }),
        plain('sidepanel', 'unasked', async () => `sidepanel.html?tab=${(await session.visit(CAMILLE.site)).id}`, {
          act: drawn,
        }),
        plain('sidepanel', 'a profile', `sidepanel.html?tab=${profile.id}`, { act: still }),
        plain('preview', 'without own addresses', `preview.html?tab=${personal}`, { act: still }),
        plain('preview', 'own addresses', `preview.html?tab=${personal}`, {
          prepare: () => choose(home, { own: [CAMILLE.email] }),
          act: still,
        }),
      ].filter(({ page }) => wanted(page)),
    );
    if (wanted('details')) {
      const seen = new Map<string, string>();
      for (const tab of [personal, profile.id]) {
        const page = await session.openPopup(tab, 60_000);
        await page.close();
      }
      await choose(home, { own: [] });
      for (const { key, report } of await jobs(home)) {
        if (!report || report.source.id?.startsWith('urn:example:')) continue;
        const name = [
          report.verdict,
          report.reasons[0] === report.verdict ? undefined : report.reasons[0],
          report.standard,
          report.verdict === 'valid' ? report.issuer.identity.level : undefined,
        ]
          .filter(Boolean)
          .join(' ');
        if (!seen.has(name)) seen.set(name, key);
      }
      out.push(
        ...[...seen]
          .sort()
          .map(([name, key]) =>
            plain('details', name, `details.html?job=${key}`, { act: still, few: !WHOLE.test(name) }),
          ),
      );
      for (const [n, name] of ['everything', 'right to left', 'a record'].entries()) {
        out.push(
          plain(
            'details',
            name,
            async () => {
              const page = await session.openPopup(special);
              const keys = await put(home, special, few);
              await page.close();
              return `details.html?job=${keys[n]}&tab=${special}`;
            },
            { act: still },
          ),
        );
      }
      out.push(plain('details', 'missing', 'details.html?credential=urn:none', { act: still, few: true }));
    }
  }
  if (wanted('dossier')) out.push(...dossier(session));
  return out;
}

function dossier(session: Session): Scene[] {
  const { home } = session;
  let first = '';
  /** The same badge of two persons. */
  let pair: string[] = [];
  // Every other one: some of each kind, and pages that are not endless.
  const urls = expectations.map(({ url }) => url).filter((_, n) => n % 2 === 0);
  const scene = (name: string, hash: () => string, more: Partial<Scene> = {}): Scene => ({
    page: 'dossier',
    name,
    path: () => `dossier.html#/${hash()}`,
    act: still,
    ...more,
  });
  const add = async (who: string, lines: string[]) => {
    const page = await session.browser.open('dossier.html');
    await still(page);
    await type(page, '#who', who);
    await type(page, '#paste', lines.join('\n'));
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('.drop button.main')?.click(), undefined);
    await until(page, 'something added', () => document.querySelector('a.cover') !== null, undefined);
    return page;
  };
  return [
    scene('empty', () => ''),
    scene('at work', () => '', {
      prepare: async () => {
        await choose(home, { dossierMonths: 12 });
        const slow = Array.from({ length: 60 }, (_, n) => `${BROKEN.silent}?badge=${n}.json`);
        await (await add('Camille Moreau', slow)).close();
      },
      act: (tab) =>
        until(tab, 'the list', () => document.querySelector('a.cover') !== null, undefined).then(() => undefined),
    }),
    scene('list', () => '', {
      prepare: async () => {
        await clear(home);
        await (await add('Inès Haddad-Delacroix', urls.slice(0, 6))).close();
        const page = await add('Camille Moreau', urls);
        await finished(page, 90_000);
        const cards = await page.evaluate(
          () =>
            [...document.querySelectorAll<HTMLElement>('article.entry')].map((card) => ({
              id: card.querySelector<HTMLAnchorElement>('a.cover')?.hash.replace('#/entry/', '') ?? '',
              of: card.dataset.credential,
              verdict: card.dataset.verdict,
            })),
          undefined,
        );
        first = cards.find(({ verdict }) => verdict === 'valid')?.id ?? '';
        pair =
          cards
            .map(({ of }) => cards.filter((one) => one.of === of).map(({ id }) => id))
            .find(({ length }) => length === 2) ?? [];
        await page.close();
      },
    }),
    scene('filters', () => '', {
      act: async (tab) => {
        await still(tab);
        await type(tab, '#tone', 'bad');
        await tab.evaluate(() => document.querySelector<HTMLInputElement>('input.select')?.click(), undefined);
      },
    }),
    scene('a filter that nothing fits', () => '', {
      act: async (tab) => {
        await still(tab);
        await type(tab, '#search', 'zzz');
      },
    }),
    scene('a badge', () => `entry/${first}`),
    scene('compare', () => `compare/${pair.join('/')}`),
    scene('report', () => 'report/', { few: true }),
    scene('a badge that is gone', () => 'entry/none', { few: true }),
  ];
}

async function type(tab: Tab, selector: string, value: string): Promise<void> {
  await tab.evaluate(
    ([selector, value]) => {
      const field = document.querySelector<HTMLInputElement>(selector);
      if (!field) throw new Error(`no ${selector}`);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [selector, value] as const,
  );
}

function clear(home: Tab): Promise<void> {
  return home.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('dossier');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const names = [...opening.result.objectStoreNames];
          const transaction = opening.result.transaction(names, 'readwrite');
          for (const name of names) transaction.objectStore(name).clear();
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    undefined,
  );
}

function jobs(home: Tab): Promise<Job[]> {
  return home.evaluate(async () => {
    const stored = await chrome.storage.session.get(null);
    return Object.entries(stored).flatMap(([name, job]) => (name.startsWith('job:') ? [job as Job] : []));
  }, undefined);
}

/** In place of what came of a tab's links; answers the names of the records. */
async function put(home: Tab, tab: number, reports: Report[]): Promise<string[]> {
  return home.evaluate(
    async ([tab, reports]) => {
      const { [`tab:${tab}`]: state } = await chrome.storage.session.get(`tab:${tab}`);
      const keys = Object.values((state as { jobs: Record<string, string> }).jobs);
      const stored = await chrome.storage.session.get(keys.map((key) => `job:${key}`));
      const jobs = keys.map(
        (key, n) =>
          [
            `job:${key}`,
            {
              ...(stored[`job:${key}`] as object),
              state: 'done',
              report: reports[n],
              picture: reports[n]?.achievement?.image,
            },
          ] as const,
      );
      await chrome.storage.session.set(Object.fromEntries(jobs));
      return keys;
    },
    [tab, reports] as const,
  );
}

/** Makes a tab's record that of a private window's tab, or an ordinary one again. */
function setPrivate(home: Tab, tab: number, isPrivate: boolean): Promise<void> {
  return home.evaluate(
    async ([key, isPrivate]) => {
      const { [key]: state } = await chrome.storage.session.get(key);
      await chrome.storage.session.set({ [key]: { ...(state as object), private: isPrivate } });
    },
    [`tab:${tab}`, isPrivate] as const,
  );
}

const ownTab = (home: Tab) => home.evaluate(async () => (await chrome.tabs.getCurrent())?.id ?? -1, undefined);

const newest = (home: Tab, url: string) =>
  untilTrue(`a tab with ${url}`, () =>
    home.evaluate(async (wanted) => (await chrome.tabs.query({})).filter((tab) => tab.url === wanted).at(-1)?.id, url),
  );
