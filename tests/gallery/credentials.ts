/** Credentials of the fictional web, and of platforms that it has no site of, by how they are known. */
import { hex, uuid } from '../world/cast.ts';
import { json, page, type Resource, redirect } from '../world/site.ts';
import { badgrId, badgrPage } from '../world/sites/badgr.ts';
import { credlyAssertion, credlyPage } from '../world/sites/credly.ts';
import { FACTORY } from '../world/sites/factory.ts';
import { moodleAssertion, moodlePage } from '../world/sites/moodle.ts';
import { PASSPORT_PAGE } from '../world/sites/passport.ts';
import { ADDRESS } from '../world/sites/university.ts';
import type { Seen } from './shape.ts';

export const BADGR: Seen = { at: badgrPage('scratch'), id: badgrId('scratch') };
export const LASER: Seen = { at: badgrPage('laser'), id: badgrId('laser') };
export const CREDLY: Seen = { at: credlyPage('cloud'), id: credlyAssertion('cloud') };
export const SECURITY: Seen = { at: credlyPage('security'), id: credlyAssertion('security') };
export const MOODLE: Seen = { at: moodlePage('privacy'), id: moodleAssertion('privacy') };
export const ROBOTS: Seen = { at: moodlePage('robots'), id: moodleAssertion('robots') };
export const FACTORY3: Seen = { at: FACTORY.facilitator, id: FACTORY.facilitator };
export const FACTORY2: Seen = { at: FACTORY.explorer, id: FACTORY.explorer };
export const PASSPORT: Seen = { at: PASSPORT_PAGE, id: FACTORY.passport };
export const UNIVERSITY: Seen = { at: ADDRESS.robotics, id: ADDRESS.robotics };

/** An award of Open Badges 2.0, hosted with its class and issuer on one host: what several platforms have in common. */
function hosted(id: string, name: string): Record<string, Resource> {
  const { origin } = new URL(id);
  const context = 'https://w3id.org/openbadges/v2';
  const badge = `${origin}/classes/1`;
  const issuer = `${origin}/issuers/1`;
  return {
    [id]: json({
      '@context': context,
      id,
      type: 'Assertion',
      recipient: { type: 'email', hashed: true, salt: 'x', identity: `sha256$${hex(id, 64)}` },
      issuedOn: '2025-03-01T00:00:00Z',
      badge,
      verification: { type: 'HostedBadge' },
    }),
    [badge]: json({
      '@context': context,
      id: badge,
      type: 'BadgeClass',
      name,
      description: name,
      image: `${origin}/classes/1.png`,
      criteria: { narrative: name },
      issuer,
    }),
    [issuer]: json({
      '@context': context,
      id: issuer,
      type: 'Issuer',
      name: 'École',
      url: origin,
      email: 'a@ecole.example',
    }),
  };
}

const SLUG = 'kJ3nD8sQ2xV5bM7wR9tY1c';
const EDU = `https://api.edubadges.nl/public/assertions/${SLUG}`;
const OEB = `https://openbadges.education/public/assertions/${SLUG}`;
const ACCREDIBLE = `https://api.accredible.com/v1/obi/badge_assertions/${uuid('accredible')}`;
const BADGEOS = '?bg=12&eid=345&uid=6';
const BADGEOS_OWN = `https://asso.example/assertion-page/${BADGEOS}`;
const SALAVA = 'https://badges.ville.example/passeport/app';
const CHAMILO = 'https://cours.lycee.example/main/badge/assertion.php?user=3&skill=4&course=0&session=0';

export const EDUBADGES: Seen = { at: `https://www.edubadges.nl/public/assertions/${SLUG}`, id: EDU };
export const SERVER: Seen = { at: OEB, id: OEB };
export const ACCREDITED: Seen = { at: `https://www.credential.net/${uuid('accredible')}`, id: ACCREDIBLE };
export const CHAMILO_AWARD: Seen = { at: CHAMILO, id: CHAMILO };

/** BadgeOS: the page for people; the assertion stands at another address. */
export const WORDPRESS: Seen = { at: `https://asso.example/evidence-page/${BADGEOS}`, id: BADGEOS_OWN };
/** The software of Open Badge Passport in another home. */
export const CITY: Seen = { at: `${SALAVA}/badge/info/9`, id: FACTORY.explorer };

/** The address that a badge of Open Badge Passport had before 2016: its server leads on to today's. */
export const OLD_PASSPORT: Seen = { at: 'https://openbadgepassport.com/badges/badge_info/41/7', id: PASSPORT.id };

/** A copy that a Moodle shows from the holder's backpack; only its picture says which award it is. */
export const COPY: Seen = {
  at: `https://cours.lycee.example/badges/external.php?hash=${hex('copy', 32)}&user=3`,
  id: LASER.id,
};

/** What other platforms answer. */
export const ELSEWHERE: Record<string, Resource> = {
  ...hosted(EDU, 'Duurzaam onderzoek'),
  ...hosted(OEB, 'Offene Werkstatt'),
  ...hosted(ACCREDIBLE, 'Google Educator'),
  ...hosted(CHAMILO, 'Tableur'),
  ...hosted(BADGEOS_OWN, 'Bénévole'),
  [OLD_PASSPORT.at]: redirect(PASSPORT.at),
  [COPY.at]: page(`<!DOCTYPE html><title>Découpe laser</title><h1>Découpe laser</h1><img src="${LASER.id}/image">`),
  [WORDPRESS.at]: page('<!DOCTYPE html><title>Preuve</title><h1>Bénévole</h1>'),
  [`${SALAVA}/obpv1/p/badge/info/9`]: json({ assertion_url: FACTORY.explorer, first_name: 'Camille' }),
};
