/**
 * The answer, or nothing after `ms` milliseconds; a refusal stays one. Chromium lets an injection wait for ever where the
 * person has withheld the site: it would run once they click.
 */
export async function inTime<Answer>(work: Promise<Answer>, ms: number): Promise<Answer | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Whoever comes late is not heard, and its failure is nobody's.
    work.catch(() => undefined);
  }
}
