/** Contact sheets: all pictures of one page side by side, as a page to click through and as one picture. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PAGES, type PageName } from './scene.ts';

export interface Shot {
  page: PageName;
  scene: string;
  look: string;
  /** Relative to the folder of pictures. */
  file: string;
}

const CSS = `body{font:13px/1.3 system-ui,sans-serif;margin:16px;background:#8a8f8d;color:#111}
h1{font-size:18px;margin:0 0 8px}h2{font-size:15px;margin:16px 0 6px}div{display:flex;flex-wrap:wrap;gap:10px;align-items:flex-start}
figure{margin:0}figcaption{font-size:11px}img{display:block;max-height:1100px;object-fit:cover;object-position:top;width:var(--w)}a{color:inherit}`;

const inHtml = (text: string) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** One sheet; `width` of each picture in pixels. */
export function sheet(title: string, shots: readonly Shot[], width: number): string {
  const scenes = [...new Set(shots.map(({ scene }) => scene))];
  const body = scenes.map((scene) => {
    const figures = shots
      .filter((shot) => shot.scene === scene)
      .map(
        ({ file, look }) =>
          `<figure><a href="${inHtml(file)}"><img src="${inHtml(file)}" alt=""></a><figcaption>${inHtml(look)}</figcaption></figure>`,
      );
    return `<h2>${inHtml(scene)}</h2><div>${figures.join('')}</div>`;
  });
  return `<!DOCTYPE html><meta charset="utf-8"><title>${inHtml(title)}</title><style>:root{--w:${width}px}${CSS}</style><h1>${inHtml(title)}</h1>${body.join('')}`;
}

export async function writeSheets(folder: string, shots: readonly Shot[]): Promise<string[]> {
  const pages = [...new Set(shots.map(({ page }) => page))];
  for (const page of pages) {
    const own = shots.filter((shot) => shot.page === page);
    await writeFile(
      join(folder, `${page}.html`),
      sheet(page, own, page === 'popup' || page === 'sidepanel' ? 260 : 300),
    );
  }
  const links = PAGES.map(
    (page) => `<li><a href="${page}.html">${page}</a> (<a href="${page}.png">as one picture</a>)`,
  );
  await writeFile(
    join(folder, 'index.html'),
    `<!DOCTYPE html><meta charset="utf-8"><title>Aloi in pictures</title><style>${CSS}</style><h1>Aloi in pictures</h1><ul>${links.join('')}</ul>`,
  );
  return pages;
}
