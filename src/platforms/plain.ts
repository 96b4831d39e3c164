/** Texts that may be encoded, several times over. */

/** Links as they would read without the encoding that wrappers put around them, one layer for each wrapper. */
export function plain(text: string): string {
  return text
    .replace(/\bu=a1([\w-]+)/g, (_, code) => atob64(code)) // Bing
    .replace(/%(?:25)*([2-7][\da-f])/gi, (_, code) => String.fromCharCode(Number(`0x${code}`)));
}

export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Base64 of either alphabet, as Latin-1 text; empty where it is no such thing. */
export function atob64(text: string): string {
  return attempt(() => atob(text.replace(/-/g, '+').replace(/_/g, '/'))) ?? '';
}

/** Shorteners that say where they lead only when asked: never before the person does. */
export const SHORT = /^https?:\/\/(?:lnkd\.in|t\.co)\//;
