/** Moodle from 2.5 on, run by schools under their own names (M@gistère among them). */
import type { Find, Locate, Says, Tenancy } from './types.ts';

export const find: Find = {
  id: 'moodle',
  path: 'badges/(?:json/)?\\w+\\.php\\?(?:[^\\s#]{0,200}&)?(?:hash|b)={hash}(&user=\\d+)?',
};

/** A copy from the holder's backpack, under the MD5 of the address that it has there. */
const isCopy = (url: URL) => /\/external\.php$/.test(url.pathname);

export const locate: Locate = (url, id, base) => {
  // Its page alone tells more: the picture on it is the backpack's.
  if (isCopy(url)) return [];
  const root = `${base}badges`;
  // Unknown hashes answer 410 like revoked ones, at every version; the older address is still served by Moodle 5.1.
  return [
    { url: `${root}/assertion.php?b=${id}&obversion=2`, want: 'credential', own: true },
    { url: `${root}/json/assertion.php?b=${id}&obversion=v2p0`, want: 'credential', own: true },
    { url: `${root}/assertion.php?b=${id}`, want: 'credential', own: true },
  ];
};

// MoodleCloud gives a sub-domain to anyone; a school's own Moodle is the school's own domain.
export const tenancy: Tenancy = { name: 'MoodleCloud', hosts: /^.+\.moodlecloud\.com$/ };

// The file area `userbadge` is another one: a person's own baked copy.
export const classImages = /\/pluginfile\.php\/\d+\/badges\/badgeimage\//;

/** The page names the holder in full; the JSON holds a hash. */
export const says: Says = async (ask, _, id, base) => {
  const page = await ask.page(`${base}badges/badge.php?hash=${id}`);
  const recipient = page?.named['badge-awardedto'];
  return recipient ? { recipient } : undefined;
};

export const classes =
  /\/badges\/(?:badgeclass\.php\?|badge_json\.php\?|json\/badge\.php\?|assertion\.php\?.*&action=1)/;
export const lists = /\/badges\/(?:mybadges|view)\.php/;
