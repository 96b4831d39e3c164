/** What is told to those who do not see the page change. */
import { useState } from 'preact/hooks';

/**
 * For an element whose words are read aloud when they change. It has to be in the page before them. While something around
 * it is busy, some screen readers keep quiet: it says of itself that it is not.
 */
export const SPOKEN = { role: 'status', 'aria-busy': 'false' } as const;

/** Milliseconds: empty so long that the same words are taken for new ones. */
const PAUSE = 100;

/** What is said, and a way to say it; what was said before is said again. */
export function useSaid(): [said: string, say: (text: string) => void] {
  const [said, setSaid] = useState('');
  const say = (text: string) => {
    setSaid('');
    setTimeout(() => setSaid(text), PAUSE);
  };
  return [said, say];
}
