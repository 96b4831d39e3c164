/** CLR 2.0, section 5.4 "Association": which achievement of a record is part of which, which comes first. */
import type { Association } from '../report.ts';
import { idOf, nodes, text, type View } from './view.ts';

const MOST = 200;

/** @param subjects of the record; the names of achievements are those that its own proof covers */
export function associationsOf(subjects: View[]): Association[] | undefined {
  const found = subjects.flatMap((subject) => nodes(subject['association'])).slice(0, MOST);
  if (found.length === 0) return undefined;
  const names = new Map(subjects.flatMap(achievementsIn).map((one) => [idOf(one), text(one['name'])]));
  const end = (id: string | undefined): Association['source'] => {
    const name = names.get(id);
    return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
  };
  return found.map((one) => ({
    // A term of the standard's vocabulary, with or without its address.
    type: (idOf(one['associationType']) ?? 'isRelatedTo').split(/[/#:]/).at(-1) ?? '',
    source: end(idOf(one['sourceId'])),
    target: end(idOf(one['targetId'])),
  }));
}

/** Of the subject's own list, and of the credentials it contains. */
function achievementsIn(subject: View): View[] {
  const contained = nodes(subject['verifiableCredential']).flatMap((one) => nodes(one['credentialSubject']));
  return [subject, ...contained].flatMap((one) => nodes(one['achievement']));
}
