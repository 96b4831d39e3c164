import type { Answer } from './types.ts';

/**
 * Whether a document is handed out as a file to save (RFC 6266, `attachment`): what a site itself has to say it says
 * inline, and what its users upload it hands out this way, lest it speak in the site's name.
 */
export function isDownload({ headers }: Pick<Answer & { ok: true }, 'headers'>): boolean {
  return /^\s*attachment\b/i.test(headers['content-disposition'] ?? '');
}
