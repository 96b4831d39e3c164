/** An http address as https, the fragment kept; anything else as it is. Ids are compared after this upgrade on both sides. */
export function upgraded(id: string): string {
  return /^http:\/\//i.test(id) ? `https://${id.slice(7)}` : id;
}

/**
 * Whether two ids name the same thing. Exact, save what cannot make a difference on the wire: http is upgraded to
 * https, and two addresses that the URL parser turns into one and the same request are one
 * (`https://a.example` and `https://A.example/`).
 */
export function sameId(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one === other) return true;
  const [a, b] = [upgraded(one), upgraded(other)];
  if (!/^https:\/\//i.test(a) || !/^https:\/\//i.test(b)) return false;
  if (!URL.canParse(a) || !URL.canParse(b)) return false;
  return new URL(a).href === new URL(b).href;
}

/** Origin of an http(s) id after the upgrade; undefined for anything else. */
export function originOf(id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const url = upgraded(id);
  if (!/^https:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url).origin;
}
