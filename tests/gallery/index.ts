/** The gallery: page shapes with badges on them, and ordinary ones. Served as part of the fictional web. */
import { build } from '../world/build.ts';
import type { Resource, Site } from '../world/site.ts';
import { ELSEWHERE } from './credentials.ts';
import type { Shape } from './shape.ts';
import { images } from './shapes/images.ts';
import { living } from './shapes/living.ts';
import { ordinary } from './shapes/ordinary.ts';
import { pages } from './shapes/pages.ts';
import { platforms } from './shapes/platforms.ts';
import { social } from './shapes/social.ts';
import { texts } from './shapes/texts.ts';

export type { Seen, Shape } from './shape.ts';

export interface Gallery {
  badges: Shape[];
  ordinary: Shape[];
  /** To be given to the fictional web. */
  sites: Site[];
}

export async function gallery(): Promise<Gallery> {
  const { sites, minted } = await build();
  const badges = [social, platforms, pages, images, texts, living].flatMap((shapes) => shapes(minted));
  const plain = ordinary(minted);
  const added = new Map<string, Record<string, Resource>>();
  const put = (address: string, resource: Resource) => {
    const { host, pathname, search } = new URL(address);
    added.set(host, { ...added.get(host), [pathname + search]: resource });
  };
  for (const [address, resource] of Object.entries(ELSEWHERE)) put(address, resource);
  for (const shape of [...badges, ...plain]) {
    for (const [address, resource] of Object.entries(shape.more ?? {})) put(address, resource);
    if (shape.page.kind !== 'redirect') put(shape.url, shape.page);
  }
  const merged = [...added].map(([host, resources]): Site => {
    const own = sites.get(host);
    return own ? { ...own, resources: { ...own.resources, ...resources } } : { host, resources };
  });
  return { badges, ordinary: plain, sites: merged };
}
