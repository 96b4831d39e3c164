/** What a page says beside a badge's link, read from the lines of text there. Hints for people, never shown as proven. */
import type { Candidate } from './candidate.ts';

/** Words of buttons, not of badges. */
const BUTTON =
  /^(?:(?:show|see|view|verify|open|read|share|learn more|voir|afficher|consulter|v[ée]rifier|partager|en savoir plus|ouvrir)\b.{0,40}|link|lien|https?:.*|www\..*|[\s…·•|,;:–—-]+)$/i;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
/** "Issued Mar 2024 · Expires Mar 2027", "Délivré en mars 2024 · Expiration …": the first date is the award's. */
const ISSUED =
  /^(?:issued|date de d[ée]livrance|d[ée]livr[ée]e?|obtenue?|[ée]mise?|awarded|earned|re[çc]ue?)(?:\s*(?:on|in|le|en|:))?\s*/i;
/** The end, as it is written: "Expires Mar 2027", "No expiration date", "Sans date d’expiration". */
const UNTIL =
  /\b(?:(?:expir|valid (?:until|to)|valable jusqu|valide jusqu)[^·|]*(?:19|20)\d\d|no expir[^·|]*|does not expire|never expires|sans (?:date d['’])?expiration|n['’]expire pas)/i;
const ID =
  /(?:credential\s+id|id\s+de\s+(?:la\s+)?(?:certification|r[ée]f[ée]rence)|identifiant(?:\s+de\s+\S+)?|n[°o]\s+de\s+certificat|certificate\s+(?:no|number|id))[\s:.°]*([\w./-]{3,80})/i;

export function saidOf(words: string[], page: string): Candidate['said'] {
  const lines = words.map((word) => word.replace(/\s+/g, ' ').trim()).filter((word) => word && !BUTTON.test(word));
  const plain = lines.filter((line) => !YEAR.test(line) && !ID.test(line));
  const short = lines.filter((line) => line.length < 80);
  const date = short.find((line) => YEAR.test(line) && UNTIL.exec(line)?.index !== 0);
  const credentialId = ID.exec(words.join('\n'))?.[1];
  const said: NonNullable<Candidate['said']> = {};
  if (plain[0]) said.title = plain[0];
  // Profiles write title, organisation, date, one under the other; elsewhere the second line may be anything.
  if (plain[1] && /(?:^|\.)linkedin\.com$/.test(URL.parse(page)?.hostname ?? '')) said.issuer = plain[1];
  if (date) said.date = date.split('·')[0]?.replace(ISSUED, '').trim() ?? date;
  const until = short.map((line) => UNTIL.exec(line)?.[0]).find((line) => line !== undefined);
  if (until) said.until = until.trim();
  if (credentialId) said.credentialId = credentialId;
  return Object.keys(said).length > 0 ? said : undefined;
}
