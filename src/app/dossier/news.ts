/** Tells the other contexts of the extension what changed in the dossier: page and background share one database, not one memory. */

export interface News {
  /** Entries written or removed. */
  entries: string[];
  people?: boolean;
  /** The queue was paused or goes on. */
  queue?: boolean;
}

const NAME = 'dossier';
let channel: BroadcastChannel | undefined;

export function announce(news: News): void {
  channel ??= new BroadcastChannel(NAME);
  channel.postMessage(news);
  for (const hear of heard) hear(news);
}

const heard = new Set<(news: News) => void>();
let under = 0;

/** Is something being written from this context, so that what it shows is not the last word? */
export const isWriting = (): boolean => under > 0;

/** Counts `work` as being written until it has ended. */
export async function writing<T>(work: Promise<T>): Promise<T> {
  under += 1;
  for (const hear of heard) hear({ entries: [] });
  try {
    return await work;
  } finally {
    under -= 1;
    for (const hear of heard) hear({ entries: [] });
  }
}

/** Calls back on every change, this context's own included; returns how to stop. */
export function onNews(listener: (news: News) => void): () => void {
  const own = new BroadcastChannel(NAME);
  own.onmessage = ({ data }) => listener(data as News);
  heard.add(listener);
  return () => {
    own.close();
    heard.delete(listener);
  };
}
