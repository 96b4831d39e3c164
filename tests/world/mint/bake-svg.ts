/** Baking into SVG, written from the Open Badges baking specification: 2.0 and 3.0 vocabularies, attribute and CDATA. */

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function cdata(text: string): string {
  return `<![CDATA[\n${text.replaceAll(']]>', ']]]]><![CDATA[>')}\n]]>`;
}

function insert(svg: string, namespace: string, element: string): string {
  return svg.replace(
    /<svg\b([^>]*)>/,
    (_all, rest: string) => `<svg xmlns:openbadges="${namespace}"${rest}>${element}`,
  );
}

/** Open Badges 2.0: `verify` holds the assertion's address or its JWS; `body` the JSON, if any. */
export function bakeSvg2(svg: string, verify: string, body?: object): string {
  const inside = body === undefined ? '' : cdata(JSON.stringify(body));
  return insert(
    svg,
    'http://openbadges.org',
    `<openbadges:assertion verify="${attribute(verify)}">${inside}</openbadges:assertion>`,
  );
}

/** Open Badges 3.0: a JWS stands in `verify`, JSON with an embedded proof in CDATA. */
export function bakeSvg3(svg: string, credential: string | object): string {
  return insert(
    svg,
    'https://purl.imsglobal.org/ob/v3p0',
    typeof credential === 'string'
      ? `<openbadges:credential verify="${attribute(credential)}"></openbadges:credential>`
      : `<openbadges:credential>${cdata(JSON.stringify(credential))}</openbadges:credential>`,
  );
}
