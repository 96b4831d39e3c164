/** Files for the person: handed to the browser's downloads, from the page. */

export function saveAs(name: string, parts: BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has been taken over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file name for a document, by what it is. */
export function documentName(bytes: Uint8Array, title: string): string {
  const start = String.fromCharCode(...bytes.subarray(0, 64)).trimStart();
  const ending = start.startsWith('\x89PNG')
    ? 'png'
    : start.startsWith('<')
      ? 'svg'
      : /^[[{]/.test(start)
        ? 'json'
        : 'txt';
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain || 'badge'}.${ending}`;
}
