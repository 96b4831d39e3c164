import { browser } from 'wxt/browser';

/** Both browsers end an idle background after 30 s; a cheap call keeps it awake. Only while `work` runs. */
export async function keepAlive<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
