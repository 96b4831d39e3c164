/** The whole chain: an address, bytes or the text of a credential -> report. */
import { checkRecipient } from '../trust/recipient.ts';
import { type VerifyOptions, verify } from '../verify/index.ts';
import type { Report } from '../verify/report.ts';

export interface ExamineOptions extends VerifyOptions {
  /** The person's own addresses or those of whom the credential should be about; compared on this machine only. */
  recipients?: readonly string[];
}

/** Never throws. `input`: an http(s) address, the bytes of an image or document, or their text. */
export async function examine(input: Uint8Array | string, options: ExamineOptions): Promise<Report> {
  return checkRecipient(await verify(input, options), options.recipients ?? []);
}
