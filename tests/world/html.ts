/** Pages as text. What is interpolated is escaped, unless it is itself markup made here. */

export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export function raw(text: string): Markup {
  return new Markup(text);
}

type Value = string | number | Markup | undefined | false | (string | number | Markup)[];

function written(value: Value): string {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(written).join('');
  if (value instanceof Markup) return value.text;
  return String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(parts.reduce((all, part, i) => `${all}${written(values[i - 1])}${part}`));
}

/** JSON that may stand inside a script element. */
export function jsonInScript(value: unknown): Markup {
  return raw(JSON.stringify(value, null, 1).replaceAll('<', '\\u003c'));
}

const LONG = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** A date as people write it. */
export function longDate(iso: string, language: 'fr' | 'en' = 'fr'): string {
  return LONG[language].format(new Date(iso));
}

export interface PageOptions {
  title: string;
  language?: 'fr' | 'en';
  css: string;
  head?: Markup;
  body: Markup;
}

const COMMON = `*,*::before,*::after{box-sizing:border-box}
body{margin:0;font-family:"Segoe UI","Noto Sans","Liberation Sans",system-ui,sans-serif;line-height:1.5}
img{max-width:100%}
body{position:relative;min-height:100vh;padding-bottom:2.6rem}
.fiction{position:absolute;left:0;right:0;bottom:0;margin:0;padding:.55rem 1rem;font-size:.75rem;text-align:center;color:#666;background:#f4f4f2;border-top:1px solid #e2e2de}`;

/** A whole document. Every one says at its foot that it is fiction. */
export function document({ title, language = 'fr', css, head, body }: PageOptions): string {
  const note =
    language === 'fr'
      ? 'Site fictif, servi par un ordinateur local pour la démonstration et les essais.'
      : 'A fictional site, served by a local computer for demonstration and tests.';
  return `<!DOCTYPE html>
${html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${raw(COMMON)}
${raw(css)}</style>
${head}
</head>
<body>
${body}
<p class="fiction">${note}</p>
</body>
</html>`}
`;
}
