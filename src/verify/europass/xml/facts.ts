/**
 * A credential of the XML years (genericschema.xsd, until 2022) in the terms of the European Learning Model 3, as far as
 * they are shown. Things are named in one place and referred to from others (`idref`).
 */
import { compact } from '../../credential/facts.ts';
import type { View } from '../../credential/view.ts';
import { childOf, childrenOf, type Element } from './tree.ts';

const LANGUAGES = new Map([
  ['en', 'ENG'],
  ['fr', 'FRA'],
]);
/** What a person may have done, most telling first. */
const CLAIMS: [list: string, one: string, type: string][] = [
  ['achievements', 'learningAchievement', 'LearningAchievement'],
  ['entitlements', 'entitlement', 'LearningEntitlement'],
  ['assessments', 'assessment', 'LearningAssessment'],
  ['activities', 'activity', 'LearningActivity'],
];

/** @param root of a `europassCredential` */
export function asLearningModel(root: Element): View {
  const subject = childOf(root, 'credentialSubject');
  const issuer = referred(root, childOf(root, 'issuer'), 'agentReferences');
  return compact({
    id: idOf(root) ?? textOf(childOf(root, 'identifier')),
    displayParameter: compact({
      primaryLanguage: languageOf(childOf(root, 'primaryLanguage')),
      title: label(childrenOf(root, 'title')),
      description: label(childrenOf(root, 'description')),
    }),
    issuer: issuer && organisation(issuer),
    credentialSubject: subject && person(subject, root),
    issued: valuesOf(root, 'issued', 'issuanceDate')[0],
    validFrom: valuesOf(root, 'validFrom')[0],
    validUntil: valuesOf(root, 'validUntil', 'expirationDate')[0],
  });
}

function person(subject: Element, root: Element): View {
  const mailboxes = childrenOf(subject, 'contactPoint').flatMap((point) => childrenOf(point, 'mailBox'));
  return compact({
    id: idOf(subject),
    fullName: label(childrenOf(subject, 'fullName')),
    givenName: label(childrenOf(subject, 'givenNames')),
    familyName: label(childrenOf(subject, 'familyName')),
    contactPoint: { emailAddress: mailboxes.map(({ attributes }) => ({ id: attributes['uri'] ?? '' })) },
    hasClaim: claim(subject, root),
  });
}

function claim(subject: Element, root: Element): View | undefined {
  for (const [list, one, type] of CLAIMS) {
    const [first] = childrenOf(subject, list).flatMap((container) => childrenOf(container, one));
    if (!first) continue;
    const award = referred(root, childOf(first, 'wasAwardedBy'), 'awardingProcessReferences');
    const body = award && referred(root, childrenOf(award, 'awardingBody')[0], 'agentReferences');
    return compact({
      id: idOf(first),
      type,
      title: label(childrenOf(first, 'title')),
      description: label(childrenOf(first, 'description')),
      awardedBy:
        award && compact({ awardingBody: body && organisation(body), awardingDate: textOf(childOf(award, 'date')) }),
    });
  }
  return undefined;
}

function organisation(element: Element): View {
  const [page] = childrenOf(element, 'homepage');
  return compact({
    id: idOf(element),
    legalName: label([...childrenOf(element, 'prefLabel'), ...childrenOf(element, 'preferredName')]),
    altLabel: label([...childrenOf(element, 'altLabel'), ...childrenOf(element, 'alternativeName')]),
    homepage: page?.attributes['uri'] === undefined ? undefined : { contentURL: page.attributes['uri'] },
  });
}

/** The thing itself, or the one thing of that id in the list of them. */
function referred(root: Element, element: Element | undefined, list: string): Element | undefined {
  const id = element?.attributes['idref'];
  if (id === undefined) return element;
  const [first, ...more] = childrenOf(root, list)
    .flatMap(({ children }) => children)
    .filter((one) => idOf(one) === id);
  return more.length === 0 ? first : undefined;
}

/** `<text lang="fr">…</text>`, by language. */
function label(elements: Element[]): Record<string, string[]> | undefined {
  const found = new Map<string, string[]>();
  for (const one of elements.flatMap((element) => childrenOf(element, 'text'))) {
    const said = textOf(one);
    const language = one.attributes['lang'] ?? one.attributes['language'] ?? 'und';
    if (said !== undefined) found.set(language, [...(found.get(language) ?? []), said]);
  }
  return found.size > 0 ? Object.fromEntries(found) : undefined;
}

function languageOf(element: Element | undefined): View | undefined {
  const code = LANGUAGES.get(textOf(element)?.toLowerCase() ?? '');
  const uri = element?.attributes['uri'];
  const id =
    uri ?? (code === undefined ? undefined : `http://publications.europa.eu/resource/authority/language/${code}`);
  return id === undefined ? undefined : { id };
}

/** `id`, with or without the namespace of verifiable credentials. */
function idOf({ attributes }: Element): string | undefined {
  const name =
    Object.keys(attributes).find((one) => one === 'id') ?? Object.keys(attributes).find((one) => one.endsWith('}id'));
  return name === undefined ? undefined : attributes[name];
}

function valuesOf(root: Element, ...names: string[]): string[] {
  return names.flatMap((name) => childrenOf(root, name)).flatMap((one) => textOf(one) ?? []);
}

function textOf(element: Element | undefined): string | undefined {
  const text = element?.text.replace(/\s+/g, ' ').trim();
  return text === undefined || text === '' ? undefined : text;
}
