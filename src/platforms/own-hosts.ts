/**
 * Pages of Accredible under hosts that organisations name as they like: nothing in the address tells, what the page loads
 * does. The id then leads to the service itself: what counts is its answer, not the page.
 */
const ID = /^\/([\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})\/?$/i;
const SERVICE = /^https:\/\/(?:images\.credential\.net|api\.accredible\.com)\//m;

/** The award that a page is, by its address and by the addresses, one a line, of what it loads. */
export function awardOnOwnHost(page: string, loads: string): string | undefined {
  const id = ID.exec(URL.parse(page)?.pathname ?? '')?.[1];
  return id && SERVICE.test(loads) ? `https://www.credential.net/${id.toLowerCase()}` : undefined;
}
