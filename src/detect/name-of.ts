import { match } from '../platforms/match.ts';
import { unwrap } from '../platforms/unwrap.ts';
import { textId } from './scan.ts';

/** The id of the candidate that stands at an address, as the scanner and `refine` name it between them. */
export function nameOf(address: string): string {
  if (address.startsWith('data:')) return textId(address);
  const url = unwrap(address) ?? address;
  return match(url)?.award ?? match(address)?.award ?? url.replace(/^http:/, 'https:').replace(/#.*/, '');
}
