/** An http address as https, the fragment kept; anything else as it is. Ids are compared after this upgrade on both sides. */
export function upgraded(id: string): string {
  return /^http:\/\//i.test(id) ? `https://${id.slice(7)}` : id;
}

/**
 * An id in the form in which ids are compared. As written, save what cannot make a difference on the wire: http is
 * upgraded to https, and an address is put as the URL parser sends it (`https://A.example` as `https://a.example/`).
 */
export function comparable(id: string): string {
  const url = upgraded(id);
  return /^https:\/\//i.test(url) && URL.canParse(url) ? new URL(url).href : id;
}

/** Whether two ids name the same thing. */
export function sameId(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one === other || comparable(one) === comparable(other);
}

/** Origin of an http(s) id after the upgrade; undefined for anything else. */
export function originOf(id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const url = upgraded(id);
  if (!/^https:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url).origin;
}
