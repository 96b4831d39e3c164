/** Check `format`: members that stand twice in a signed or served text, of which verifiers take different ones. */
import { base64urlnopad } from '@scure/base';
import { repeatedNames } from '../read/repeated-names.ts';
import type { Found } from '../read/types.ts';
import { readMessage } from './cose/message.ts';
import { note } from './inquiry.ts';
import type { Check } from './report.ts';
import { MOST_DISCLOSURES } from './sd-jwt/index.ts';

export function checkRepeated(found: Found): Check[] {
  const names = [...new Set(textsOf(found).flatMap(repeatedNames))];
  return names.length > 0 ? [note('format', 'warn', 'repeated-members', { names: names.slice(0, 20) })] : [];
}

/** Every JSON text in what was found, as it was written. */
function textsOf(found: Found): string[] {
  switch (found.kind) {
    case 'json':
      return [found.text];
    case 'jws':
      return found.text.split('.', 2).map((part) => decoded(() => base64urlnopad.decode(part)));
    case 'sd-jwt': {
      const [token = '', ...disclosures] = found.text.split('~', MOST_DISCLOSURES);
      const parts = [...token.split('.', 2), ...disclosures.slice(0, -1)];
      return parts.map((part) => decoded(() => base64urlnopad.decode(part)));
    }
    case 'cose':
      return [decoded(() => readMessage(found.text)?.payload)];
    default:
      return [];
  }
}

function decoded(bytes: () => Uint8Array | undefined): string {
  try {
    return new TextDecoder().decode(bytes());
  } catch {
    return '';
  }
}
