/** Small PDF files written by hand from ISO 32000-2, for tests. */

/** A CV of one page with links (12.5.6.5, 12.6.4.8) and embedded files (7.11.4). `xref: false` leaves the table out: a damaged file. */
export function pdf(
  links: string[],
  files: { name: string; bytes: Uint8Array; type?: string; filter?: string }[] = [],
  { xref = true } = {},
): Uint8Array {
  const latin = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0));
  const quoted = (text: string) => text.replace(/[\\()]/g, '\\$&');
  const annots = links.map((_, index) => `${10 + index} 0 R`).join(' ');
  const first = 10 + links.length;
  const names = files.map(({ name }, index) => `(${quoted(name)}) ${first + index * 2} 0 R`).join(' ');
  const objects: [number, Uint8Array[]][] = [
    [1, [latin(`<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [${names}] >> >> >>`)]],
    [2, [latin('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')]],
    [3, [latin(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [${annots}] >>`)]],
    ...links.map((url, index): [number, Uint8Array[]] => [
      10 + index,
      [latin(`<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (${quoted(url)}) >> >>`)],
    ]),
    ...files.flatMap(({ name, bytes, type = 'EmbeddedFile', filter }, index): [number, Uint8Array[]][] => [
      [
        first + index * 2,
        [
          latin(
            `<< /Type /Filespec /F (${quoted(name)}) /UF (${quoted(name)}) /EF << /F ${first + index * 2 + 1} 0 R >> >>`,
          ),
        ],
      ],
      [
        first + index * 2 + 1,
        [
          latin(`<< /Type /${type} ${filter ? `/Filter /${filter} ` : ''}/Length ${bytes.length} >>\nstream\n`),
          bytes,
          latin('\nendstream'),
        ],
      ],
    ]),
  ];
  const parts: Uint8Array[] = [latin('%PDF-1.7\n')];
  let at = parts[0]?.length ?? 0;
  const offsets = new Map<number, number>();
  const push = (bytes: Uint8Array) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const [number, body] of objects) {
    offsets.set(number, at);
    push(latin(`${number} 0 obj\n`));
    for (const one of body) push(one);
    push(latin('\nendobj\n'));
  }
  if (xref) {
    const start = at;
    const rows = objects.map(([number]) => `${number} 1\n${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`);
    push(
      latin(
        `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${first + files.length * 2} /Root 1 0 R >>\n`,
      ),
    );
    push(latin(`startxref\n${start}\n%%EOF\n`));
  }
  const out = new Uint8Array(at);
  let to = 0;
  for (const part of parts) {
    out.set(part, to);
    to += part.length;
  }
  return out;
}
