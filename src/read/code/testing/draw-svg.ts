/** QR codes as drawings, in the forms in which programs write them. */
import { Byte, Charset, Encoder } from '@nuintun/qrcode';
import { drawPng } from './draw.ts';

/**
 * `path`: one path of squares · `strokes`: lines as wide as a module · `squares`: a `rect` each, coloured by a sheet of
 * style · `repeated`: one square, drawn in many places · `clipped`: a surface seen through the squares · `picture`: PNG
 * within the drawing · `corner`: a small part of a large certificate.
 */
export type SvgForm = 'path' | 'strokes' | 'squares' | 'repeated' | 'clipped' | 'picture' | 'corner';

const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';

export function drawSvg(text: string, form: SvgForm, inside = ''): string {
  const code = new Encoder({ level: 'M' }).encode(new Byte(text, Charset.UTF_8));
  const side = code.size + 8;
  const dark: [x: number, y: number][] = [];
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) if (code.get(x, y) === 1) dark.push([x + 4, y + 4]);
  }
  const path = dark.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('');
  const svg = (body: string, size = `viewBox="0 0 ${side} ${side}"`) =>
    `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${XLINK} ${size}>${inside}${body}</svg>`;
  switch (form) {
    case 'path':
      return svg(`<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/>`);
    case 'strokes':
      return svg(
        `<path class="qrline" stroke="#000" d="${dark.map(([x, y]) => `M${x} ${y + 0.5}h1`).join('')}"/>`,
        `width="45mm" height="45mm" viewBox="0 0 ${side} ${side}"`,
      );
    case 'squares':
      return svg(
        `<style>.paper{fill:#fff}.ink{fill:#123}</style><rect class="paper" width="${side * 5}" height="${side * 5}"/>` +
          dark.map(([x, y]) => `<rect class="ink" x="${x * 5}" y="${y * 5}" width="5" height="5"/>`).join(''),
        `width="${side * 5}" height="${side * 5}"`,
      );
    case 'repeated':
      return svg(
        `<defs><rect id="block" width="1" height="1" fill="#000"/></defs>${dark
          .map(([x, y]) => `<use x="${x}" y="${y}" xlink:href="#block"/>`)
          .join('')}`,
      );
    case 'clipped':
      return svg(
        `<defs><clipPath id="dots">${dark.map(([x, y]) => `<rect x="${x}" y="${y}" width="1" height="1"/>`).join('')}</clipPath></defs>` +
          `<rect width="${side}" height="${side}" fill="#fff"/><rect width="${side}" height="${side}" clip-path="url('#dots')"/>`,
      );
    case 'picture': {
      const png = Buffer.from(drawPng([{ text }])).toString('base64');
      return svg(
        `<text x="5" y="9">Certificat</text><a href="https://elsewhere.example/"><image x="10" y="10" width="80" height="80" xlink:href="data:image/png;base64,${png}"/></a>`,
        'width="120px" height="100px"',
      );
    }
    case 'corner':
      return svg(
        `<rect width="1600" height="1100" fill="#eef"/><g transform="translate(1380 900) scale(${180 / side})"><path d="M0 0h${side}v${side}H0z" fill="white"/><path d="${path}"/></g>`,
        'width="420mm" height="297mm" viewBox="0 0 1600 1100"',
      );
  }
}
