/** A `data:` address (RFC 2397) -> its bytes. */

export function dataBytes(url: string): { bytes: Uint8Array; mediaType: string } | undefined {
  const [, head = '', body = ''] = /^data:([^,]*),([\s\S]*)$/i.exec(url) ?? [];
  const mediaType = head.split(';')[0]?.toLowerCase() || 'text/plain';
  try {
    const text = decodeURIComponent(body);
    if (!/;base64$/i.test(head)) return body ? { bytes: new TextEncoder().encode(text), mediaType } : undefined;
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return { bytes: Uint8Array.from(binary, (char) => char.charCodeAt(0)), mediaType };
  } catch {
    return undefined;
  }
}
