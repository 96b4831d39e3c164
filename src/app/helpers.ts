import type { VerifyOptions } from '../verify/index.ts';
import type { Settings } from './settings.ts';

/** The third parties that the person has named, as the engine takes them. */
export function helpersOf(settings: Settings): Pick<VerifyOptions, 'explorer' | 'resolver'> {
  const { explorerBitcoin: bitcoin, explorerEthereum: ethereum, resolver } = settings;
  const explorer = { ...(bitcoin ? { bitcoin } : {}), ...(ethereum ? { ethereum } : {}) };
  return { ...(bitcoin || ethereum ? { explorer } : {}), ...(resolver ? { resolver } : {}) };
}
