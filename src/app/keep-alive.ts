import { browser } from 'wxt/browser';

/** Both browsers end an idle background after 30 s; a cheap call keeps it awake until the function returned is called. */
export function stayAwake(): () => void {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), 20_000);
  return () => clearInterval(timer);
}

/** The same while `work` runs. */
export async function keepAlive<T>(work: Promise<T>): Promise<T> {
  const sleep = stayAwake();
  try {
    return await work;
  } finally {
    sleep();
  }
}
