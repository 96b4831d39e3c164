import { nodes, type View } from './view.ts';

/** Whether only parts of the credential may be disclosed: what is missing may be there (vc-di-ecdsa, vc-di-bbs). */
export function isSelective(raw: View): boolean {
  return nodes(raw['proof']).some((proof) => /^(?:ecdsa-sd|bbs)-/.test(String(proof['cryptosuite'])));
}
