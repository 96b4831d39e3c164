/** Limits of what is read, in bytes or levels: design, section 7. */
export const IMAGE_BYTES = 5_000_000;
export const DOCUMENT_BYTES = 4_000_000;
export const JSON_DEPTH = 64;
/** Credentials taken from one image. */
export const FOUND = 16;
