/** Images that are called badges, by their address or their words, and those of another kind that are called so too. */
import { plain } from '../platforms/plain.ts';

/** Words that make an image a badge of ours whatever surrounds it. */
const SURE = /open[\s_-]?badges?(?![a-z])|badges?[\s_-](?:num[ée]rique|ouvert)s?|digital[\s_-]badges?/i;
const BADGE = /(?<![a-zà-ÿ])badges?(?![a-zà-ÿ])/i;
/** Shops and stores, build status, trust marks, parts of interfaces, ranks of games and forums, badges on a string. */
const OTHER = new RegExp(
  [
    'shields\\.io|badgen|badge\\.fury|/graph/badge|/badge/image|/workflows?/|codecov|coveralls|travis|circleci|appveyor|snyk|sonarcloud|readthedocs|deepsource',
    'app[\\s_-]?store|google[\\s_-]?play|play[\\s_-]store|microsoft[\\s_-]store|f-?droid|flathub|download|t[ée]l[ée]charger|get[\\s_-]it|available[\\s_-]on|disponible[\\s_-]sur',
    'trust|secur|s[ée]curis|\\bssl\\b|norton|mcafee|paypal|\\bverified[\\s_-]badge|badge[\\s_-]verified|v[ée]rifi[ée]|partner|partenaire|review|rating|trip-?advisor|trustpilot|capterra|\\bg2\\b|guarant|garanti|iso[\\s_-]?\\d{4}',
    'notif|unread|non[\\s_-]lu|counter|compteur|cart|panier|sale|promo|discount|price|prix|solde|nouveau|\\bnew\\b|premium|\\bpro\\b|\\bvip\\b|beta|sponsor|winner|best[\\s_-]of|award|featured',
    'build|coverage|version|licen[cs]e|npm|pypi|status|statut|score|level|niveau|\\brank|karma|streak|achievement|emoji|icon|ic[oô]ne|sprite|avatar|logo|background',
    'discourse|hackthebox|tryhackme|leetcode|codewars|stackoverflow|stackexchange|githubassets|gitlab|wikimedia|wikipedia|holopin|qwiklabs|cloudskillsboost|skills\\.google|developers\\.google|trailhead|salesforce|duolingo|kaggle|strava|foursquare|twitch|discord|reddit|steam|xbox|playstation',
    'name[\\s_-]?badge|id[\\s_-]?badge|badge[\\s_-]?(?:reader|holder|lecteur)|porte-?badge|security[\\s_-]badge|lanyard',
  ].join('|'),
  'i',
);

export function isBadge(words: string[], url: string): boolean {
  const named = `${words.join(' ')} ${plain(url.replace(/^\w+:\/\/[^/]+/, ''))}`;
  return SURE.test(named) || (BADGE.test(named.replace(/[_\d]/g, ' ')) && !OTHER.test(`${named} ${url}`));
}

/** A link called a credential that is a file of another kind: keys for programs, pages of code hosts. */
export function isOtherFile(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return (
    (/(?:^|\.)(?:github|gitlab|bitbucket)\.(?:com|org)$/.test(hostname) &&
      /\/(?:blob|tree|commits?|issues|pull)\//.test(pathname)) ||
    /\/(?:credentials|badges|package(?:-lock)?|client_credentials?)\.json$/.test(pathname)
  );
}
