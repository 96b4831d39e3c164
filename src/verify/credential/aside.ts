/** What is asked beside authenticity, and never changes the verdict: form, stated digests, pictures. */
import { checkImages } from '../image/check.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Part } from '../part.ts';
import { checkRelated } from '../related/check.ts';
import type { Check } from '../report.ts';
import { checkSchema } from '../schema/check.ts';
import type { VerifyList } from '../status/types.ts';
import { isAuthentic } from '../verdict.ts';
import type { Secured } from './index.ts';
import { idOf, nodes, type View } from './view.ts';

export async function checkAside(
  { view, raw }: Secured,
  part: Part,
  inquiry: Inquiry,
  verifyList: VerifyList,
): Promise<Check[]> {
  const authentic = isAuthentic(part.checks);
  return [
    ...checkImages(imagesOf(view)),
    ...(await checkSchema({ view, raw, standard: part.standard, authentic, verifyList }, inquiry)),
    ...(await checkRelated(view, authentic, inquiry)),
  ];
}

function imagesOf(view: View): [string, string | undefined][] {
  const subjects = nodes(view['credentialSubject']);
  return [
    ['image', idOf(view['image'])],
    ['issuer.image', idOf(nodes(view['issuer'])[0]?.['image'])],
    ...subjects.map((subject): [string, string | undefined] => ['credentialSubject.image', idOf(subject['image'])]),
    ...subjects
      .flatMap((subject) => nodes(subject['achievement']))
      .map((achievement): [string, string | undefined] => ['achievement.image', idOf(achievement['image'])]),
  ];
}
