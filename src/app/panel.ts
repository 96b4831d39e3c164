/** The side panel (Chromium) or sidebar (Firefox). */
import { browser } from 'wxt/browser';

interface Sidebar {
  open(): Promise<void>;
}

const sidebar = (browser as unknown as { sidebarAction?: Sidebar }).sidebarAction;

export const canOpenPanel = sidebar !== undefined || browser.sidePanel !== undefined;

/** Must be called straight from a click. Both browsers refuse otherwise; nothing is lost then. */
export function openPanel(windowId: number): void {
  const opened = sidebar ? sidebar.open() : browser.sidePanel.open({ windowId });
  opened.catch(() => undefined);
}
