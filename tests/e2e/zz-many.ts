import { startSession, finished } from './harness/session.ts';
import { expectations } from '../world/index.ts';
const COUNT = Number(process.env.COUNT ?? 1000);
const session = await startSession({ settings: { language: 'en' } });
try {
  const page = await session.browser.open('dossier.html');
  await finished(page);
  await page.size(1100, 900);
  const urls = expectations.slice(0, 30).map((e) => e.url);
  await page.evaluate((text) => {
    const who = document.querySelector<HTMLInputElement>('#who')!;
    who.value = 'Camille Moreau'; who.dispatchEvent(new Event('input', { bubbles: true }));
    document.querySelector<HTMLTextAreaElement>('#paste')!.value = text;
  }, urls.join('\n'));
  await page.evaluate(() => new Promise((r) => setTimeout(r, 100)), undefined);
  await page.evaluate(() => [...document.querySelectorAll('button')].find((b) => b.className === 'main')!.click(), undefined);
  await page.evaluate(() => new Promise((r) => setTimeout(r, 600)), undefined);
  await finished(page, 90_000);
  await page.evaluate(async (count) => {
    const db = await new Promise<IDBDatabase>((res) => { const r = indexedDB.open('dossier'); r.onsuccess = () => res(r.result); });
    const all: any[] = await new Promise((res) => { const r = db.transaction('entries').objectStore('entries').getAll(); r.onsuccess = () => res(r.result); });
    const t = db.transaction('entries', 'readwrite');
    for (let i = 0; i < count; i += 1) {
      const e = structuredClone(all[i % all.length]);
      e.id = `zz${String(i).padStart(6, '0')}`; e.digest = `sha256:${i}`;
      if (e.brief.source.id) e.brief.source.id += `#${i}`;
      t.objectStore('entries').put(e);
    }
    await new Promise((res) => { t.oncomplete = res; });
    db.close();
  }, COUNT);
  await page.close();
  const many = await session.browser.open('dossier.html');
  await many.inject(`window.tasks=[];new PerformanceObserver(l=>{for(const e of l.getEntries())tasks.push([e.name==='self'?'':e.name,Math.round(e.startTime),Math.round(e.duration)])}).observe({type:'longtask',buffered:true})`);
  await finished(many, 60_000);
  const tasks = async (label: string) => { await many.evaluate(() => new Promise((r) => setTimeout(r, 1500)), undefined); console.log(label, JSON.stringify(await many.evaluate(() => { const t = (globalThis as any).tasks; (globalThis as any).tasks = []; (globalThis as any).tasks.length; return t.splice(0); }, undefined))); await many.inject('window.tasks=[];'); };
  console.log(await many.evaluate(() => document.querySelector('main')!.innerText.slice(0, 900) + document.querySelectorAll('.away').length + ' ' + [...document.querySelectorAll('ul.cards')].slice(0,3).map(e => e.outerHTML.slice(0,200)), undefined));
  console.log('rows', await many.evaluate(() => document.querySelectorAll('[data-credential]').length, undefined), 'at', await many.evaluate(() => performance.now(), undefined));
  await tasks('open');
  for (const y of [5000, 40000, 80000, 0]) { await many.evaluate((to) => scrollTo(0, to), y); await many.evaluate(() => new Promise((r) => setTimeout(r, 300)), undefined); }
  await tasks('scroll');
  await many.evaluate(() => { const s = document.querySelector<HTMLInputElement>('#search')!; s.value = 'latin'; s.dispatchEvent(new Event('input', { bubbles: true })); }, undefined);
  await tasks('search');
  await many.evaluate(() => { const s = document.querySelector<HTMLInputElement>('#search')!; s.value = ''; s.dispatchEvent(new Event('input', { bubbles: true })); }, undefined);
  await tasks('unsearch');
  await many.evaluate(() => { const s = document.querySelector<HTMLSelectElement>('#sort')!; s.value = 'verdict'; s.dispatchEvent(new Event('change', { bubbles: true })); }, undefined);
  await tasks('sort');
  await many.evaluate(() => { document.querySelector<HTMLElement>('.select')!.click(); }, undefined);
  await tasks('select');
  await many.evaluate(() => { [...document.querySelectorAll('button')].find((b) => /Select all/.test(b.innerText))!.click(); }, undefined);
  await tasks('select all');
  await many.evaluate(() => { location.hash = '#/report/'; }, undefined);
  await tasks('report');
  await many.evaluate(() => { location.hash = '#/'; }, undefined);
  await tasks('back');
} catch (e) { console.error(e); } finally { await session.close(); process.exit(0); }
