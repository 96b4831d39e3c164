/** Who sent a message: computed from what the browser says of the sender, never from what the message claims. */
export type SenderClass = 'content' | 'page';

/** As much of `runtime.MessageSender` as the classification needs. */
export interface Sender {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?:
    | { id?: number | undefined; incognito?: boolean | undefined; url?: string | undefined; title?: string | undefined }
    | undefined;
}

/**
 * `page`: one of the extension's own pages. `content`: its script in a web page. `undefined`: anything else, to be dropped.
 * `own.origin` is the extension's origin without a trailing slash.
 */
export function senderClass(sender: Sender | undefined, own: { id: string; origin: string }): SenderClass | undefined {
  if (!sender || sender.id !== own.id) return undefined;
  const origin = sender.origin ?? originOf(sender.url);
  if (origin === own.origin) return 'page';
  // A frame with our origin's URL but another reported origin (or the reverse) is neither.
  if (originOf(sender.url) === own.origin) return undefined;
  if (Number.isInteger(sender.tab?.id) && Number.isInteger(sender.frameId)) return 'content';
  return undefined;
}

function originOf(url: string | undefined): string | undefined {
  if (!url) return undefined;
  // `URL.origin` is "null" for extension schemes in Firefox, so it is put together by hand.
  const parsed = URL.parse(url);
  return parsed ? `${parsed.protocol}//${parsed.host}` : undefined;
}
