/** The scanner's half of the platforms. A new platform: its file, one line here, one in `index.ts`. */
import { find as accredible } from './accredible.ts';
import { find as badgecraft } from './badgecraft.ts';
import { find as badgeos } from './badgeos.ts';
import { find as badgr } from './badgr.ts';
import { find as badgrServer } from './badgr-server.ts';
import { find as certDirectory } from './cert-directory.ts';
import { find as certifier } from './certifier.ts';
import { find as chamilo } from './chamilo.ts';
import { find as credly } from './credly.ts';
import { find as edubadges } from './edubadges.ts';
import { find as europass } from './europass.ts';
import { find as moodle } from './moodle.ts';
import { find as openBadgeFactory } from './open-badge-factory.ts';
import { find as openBadgePassport } from './open-badge-passport.ts';
import { find as sertifier } from './sertifier.ts';
import type { Find } from './types.ts';

/** Order matters where a platform runs another's software: hosts before paths alone. */
export const FINDS: readonly Find[] = [
  edubadges,
  badgr,
  badgrServer,
  credly,
  moodle,
  openBadgeFactory,
  openBadgePassport,
  certDirectory,
  certifier,
  sertifier,
  badgecraft,
  chamilo,
  badgeos,
  europass,
  accredible,
];
