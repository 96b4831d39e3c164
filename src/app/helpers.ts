import type { VerifyOptions } from '../verify/index.ts';
import type { Settings } from './settings.ts';

/** The third parties that the person has named, and the authorities that are trusted, as the engine takes them. */
export function helpersOf(settings: Settings): Pick<VerifyOptions, 'explorer' | 'resolver' | 'anchors'> {
  const { explorerBitcoin: bitcoin, explorerEthereum: ethereum, resolver, anchors } = settings;
  const explorer = { ...(bitcoin ? { bitcoin } : {}), ...(ethereum ? { ethereum } : {}) };
  return {
    ...(bitcoin || ethereum ? { explorer } : {}),
    ...(resolver ? { resolver } : {}),
    ...(anchors.length > 0 ? { anchors } : {}),
  };
}
