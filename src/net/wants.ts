import type { Want } from './types.ts';

const MB = 1_000_000;

/** Largest body per want, in bytes after decompression (design, section 7). */
export const LIMITS: Record<Want, number> = {
  credential: 5 * MB,
  document: 4 * MB,
  status: 4 * MB,
  image: 5 * MB,
  page: 4 * MB,
};

const JSON_TYPES = 'application/ld+json, application/json';

/**
 * Accept per want. Neither `text/html` nor the wildcard type stands in any but `page`: many platforms answer their web
 * page to whoever accepts it (Credly, Badgr), and Rails takes a wildcard in a list for a browser.
 */
export const ACCEPT: Record<Want, string> = {
  credential: `application/vc+jwt, application/vc, application/vc+ld+json, ${JSON_TYPES}, application/jwt, image/png, image/svg+xml, application/vc+cose;q=0.5, text/plain;q=0.5`,
  document: `${JSON_TYPES}, application/did+json, application/did+ld+json, application/did, application/cid, application/jwk-set+json, application/vc+jwt, application/vc, application/vc+ld+json, application/x-pem-file;q=0.5, text/plain;q=0.5`,
  status: `application/vc+jwt, application/vc, application/vc+ld+json, application/statuslist+jwt, ${JSON_TYPES}, application/jwt, application/statuslist+cwt;q=0.5, text/plain;q=0.5`,
  image: 'image/png, image/svg+xml, image/*;q=0.5',
  page: `text/html, application/xhtml+xml, ${JSON_TYPES};q=0.8, image/png;q=0.8, image/svg+xml;q=0.8`,
};
