/** Who lives in the fictional web, and names made from labels so that every run has the same ones. */
import { createHash } from 'node:crypto';

export const CAMILLE = {
  name: 'Camille Moreau',
  /** The institutional address: most of her badges are about this one. */
  email: 'camille.moreau@ac-normandie.example',
  /** Her private address: Passport and the fab-lab know only this one. */
  home: 'camille@camille-moreau.example',
  site: 'https://camille-moreau.example/',
  profile: 'https://www.linkedin.com/in/camille-moreau/',
} as const;

function digest(label: string): Buffer {
  return createHash('sha256').update(`the fictional web: ${label}`).digest();
}

/** `length` hexadecimal digits, lower case. */
export function hex(label: string, length = 40): string {
  return digest(label).toString('hex').slice(0, length);
}

/** 22 characters base64url, as Badgr names things. */
export function entityId(label: string): string {
  return digest(label).toString('base64url').slice(0, 22);
}

/** A UUID of version 4 in form. */
export function uuid(label: string): string {
  const h = hex(label, 32);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
}
