import { page, type Resource } from '../world/site.ts';

/** A page of plain markup; nothing here is escaped. */
export function markup(body: string, head = ''): Resource {
  return page(
    `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Galerie</title>${head}</head><body>${body}</body></html>`,
  );
}

/** Markup that a script of the page puts there after a while, as applications do. */
export function later(body: string, by: string): Resource {
  return markup(
    `${body}<script>setTimeout(() => { ${by}; document.documentElement.dataset.complete = 'true' }, 300)</script>`,
  );
}
