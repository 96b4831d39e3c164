/**
 * Smaller copies that a weblog makes of its pictures lose what was baked into them; the picture they were made from
 * keeps it. Best first, the given address last.
 */
export function originals(url: string): string[] {
  // WordPress: name-300x300.png beside name.png
  const original = url.replace(/-\d{2,4}x\d{2,4}(?=\.(?:png|svg)(?:[?#]|$))/i, '');
  return original === url ? [url] : [original, url];
}
