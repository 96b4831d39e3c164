/** Mints every credential and builds every site, once per process. */

import type { Signed } from './mint/data-integrity.ts';
import type { Site } from './site.ts';
import { association } from './sites/association.ts';
import { type Badgr, badgr } from './sites/badgr.ts';
import { broken, orphan } from './sites/broken.ts';
import { type Credly, credly } from './sites/credly.ts';
import { type Fablab, fablab } from './sites/fablab.ts';
import { type Factory, factory } from './sites/factory.ts';
import { type Forger, forger } from './sites/forger.ts';
import { hostile } from './sites/hostile.ts';
import { type Moodle, moodle } from './sites/moodle.ts';
import { network } from './sites/network.ts';
import { newspaper } from './sites/newspaper.ts';
import { passport } from './sites/passport.ts';
import { personal } from './sites/personal.ts';
import { type University, university } from './sites/university.ts';

export interface Minted {
  university: University;
  factory: Factory;
  moodle: Moodle;
  badgr: Badgr;
  credly: Credly;
  fablab: Fablab;
  forger: Forger;
  orphan: Signed;
}

export interface Built {
  sites: ReadonlyMap<string, Site>;
  minted: Minted;
}

async function make(): Promise<Built> {
  const minted: Minted = {
    university: await university(),
    factory: await factory(),
    moodle: moodle(),
    badgr: badgr(),
    credly: await credly(),
    fablab: await fablab(),
    forger: await forger(),
    orphan: await orphan(),
  };
  const sites = [
    ...network(),
    personal(minted),
    minted.university.site,
    await association(),
    minted.factory.site,
    passport(),
    ...minted.badgr.sites,
    ...minted.credly.sites,
    minted.moodle.site,
    minted.fablab.site,
    minted.forger.site,
    ...broken(),
    hostile(),
    newspaper(),
  ];
  return { sites: new Map(sites.map((site) => [site.host, site])), minted };
}

let built: Promise<Built> | undefined;
export function build(): Promise<Built> {
  built ??= make();
  return built;
}
