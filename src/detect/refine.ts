/**
 * What the scanner noticed, judged with more room than a script on every page may take: which "badges" are of another
 * kind, and what the words beside a badge say. Runs in the background, on messages from pages: nothing is trusted.
 */
import type { Candidate } from './candidate.ts';
import { saidOf } from './said.ts';

/** Words that make an image a badge of ours whatever surrounds it. */
const SURE = /open[\s_-]?badges?(?![a-z])|badges?[\s_-](?:num[ée]rique|ouvert)s?|digital[\s_-]badges?/i;
const BADGE = /(?<![a-zà-ÿ])badges?(?![a-zà-ÿ])/i;
/** Badges of other kinds: shops, stores, build status, trust marks, interface parts, ranks of games and forums. */
const OTHER = new RegExp(
  [
    'shields\\.io|badgen|badge\\.fury|badge\\.svg|badgers?\\b|/badge/image|workflows?/|codecov|coveralls|travis|circleci|appveyor|snyk|sonarcloud|readthedocs|deepsource',
    'app[\\s_-]?store|google[\\s_-]?play|play[\\s_-]store|microsoft[\\s_-]store|f-?droid|flathub|download|t[ée]l[ée]charger|get[\\s_-]it|available[\\s_-]on',
    'trust|secur|\\bssl\\b|norton|mcafee|paypal|\\bverified[\\s_-]badge|badge[\\s_-]verified|v[ée]rifi[ée]|partner|review|rating|trip-?advisor|trustpilot|capterra|\\bg2\\b|guarant|garanti|iso[\\s_-]?\\d{4}',
    'notif|unread|counter|cart|sale|promo|discount|price|prix|solde|nouveau|\\bnew\\b|premium|\\bpro\\b|\\bvip\\b|beta|sponsor|winner|best[\\s_-]of|award|featured',
    'build|coverage|version|licen[cs]e|npm|pypi|status|statut|score|level|niveau|\\brank|karma|streak|achievement|emoji|icon|ic[oô]ne|sprite|avatar|logo|background',
    'discourse|hackthebox|tryhackme|leetcode|codewars|stackoverflow|stackexchange|githubassets|gitlab|wikimedia|wikipedia|holopin|qwiklabs|cloudskillsboost|skills\\.google|developers\\.google|trailhead|salesforce|duolingo|kaggle|strava|foursquare|twitch|discord|reddit|steam|xbox|playstation',
    'name[\\s_-]?badge|id[\\s_-]?badge|badge[\\s_-]?(?:reader|holder|lecteur)|porte-?badge|security[\\s_-]badge|lanyard',
  ].join('|'),
  'i',
);

/** The same candidates, judged; `page` is the address of the page as the browser says it. */
export function refine(candidates: Candidate[], page: string): Candidate[] {
  return candidates.map((candidate) => {
    const { words, ...rest } = candidate;
    const refined: Candidate = isOther(candidate) ? { ...rest, certainty: 'possible' } : rest;
    const said = words && candidate.via !== 'image' ? saidOf(words, page) : undefined;
    return said ? { ...refined, said } : refined;
  });
}

/** An image called a badge that is one of another kind. It stays *possible* where it is PNG or SVG: many say "award". */
function isOther({ via, platform, url = '', words = [], certainty }: Candidate): boolean {
  if (via !== 'image' || platform || certainty !== 'found' || url.startsWith('data:')) return false;
  const named = `${words.join(' ')} ${decode(url.replace(/^\w+:\/\/[^/]+/, ''))}`;
  if (SURE.test(named)) return false;
  return !BADGE.test(named.replace(/[_\d]/g, ' ')) || OTHER.test(`${named} ${url}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
