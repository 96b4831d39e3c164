/** CLR 2.0, section 5.4 "Association": each end must be an achievement that the record contains. */
import { idOf, isView, nodes, text, type View } from '../credential/view.ts';
import { note, pass } from '../inquiry.ts';
import type { Check } from '../report.ts';

export function checkAssociations(document: View): Check[] {
  const subjects = nodes(document['credentialSubject']);
  const associations = subjects.flatMap((subject) => nodes(subject['association']));
  if (associations.length === 0) return [];
  const known = new Set(
    subjects.flatMap((subject) => [subject, ...nodes(subject['verifiableCredential'])]).flatMap(idsWithin),
  );
  const loose = associations
    .flatMap((one) => [text(one['sourceId']), text(one['targetId'])])
    .filter((id) => id !== undefined && !known.has(id));
  return [
    loose.length > 0
      ? note('related', 'warn', 'bad-property', { property: 'association', missing: loose })
      : pass('related'),
  ];
}

/** Ids of achievements: of the subject's own list, and of the subjects of contained credentials. */
function idsWithin(node: View): string[] {
  const inner = nodes(node['credentialSubject']);
  const achievements = [node, ...inner].flatMap((one) => nodes(one['achievement']));
  return [...achievements, ...(isView(node) ? [node] : [])].flatMap((one) => idOf(one) ?? []);
}
