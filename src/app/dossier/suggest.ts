/** A person's name as a page's title usually has it: "Camille Moreau | LinkedIn", "Camille Moreau – Badges – Passport". */
export function nameInTitle(title: string): string | undefined {
  const first = title
    .replace(/^\(\d+\)\s*/, '')
    .split(/\s+[|–—·•:-]\s+|\s*[|,]\s*/)[0]
    ?.trim();
  if (!first || first.length > 60) return undefined;
  const words = first.split(/\s+/);
  const isName =
    words.length >= 2 &&
    words.length <= 5 &&
    words.every((word) => /^\p{Lu}[\p{L}.'’-]*$|^(?:de|du|des|la|le|van|von|da|di|el|ben)$/u.test(word));
  return isName ? first : undefined;
}
