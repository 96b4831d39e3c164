import type { Tone } from './headline.ts';

/** Symbols differ in shape, so that they are told apart without colour. They stand beside words and are silent. */
const SHAPES: Record<Tone | 'pending', string> = {
  good: 'M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Zm4.2 6.4-5 5.6a.9.9 0 0 1-1.3 0L5.6 11.3a.9.9 0 1 1 1.3-1.3l1.6 1.6 4.4-4.9a.9.9 0 1 1 1.3 1.2Z',
  claimed:
    'M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Zm0 1.8a6.7 6.7 0 1 1 0 13.4 6.7 6.7 0 0 1 0-13.4ZM6.4 9.1h7.2v1.8H6.4Z',
  lapsed:
    'M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Zm0 1.8a6.7 6.7 0 1 1 0 13.4 6.7 6.7 0 0 1 0-13.4Zm-.9 2.2h1.8v4.1l2.9 1.7-.9 1.6-3.8-2.3Z',
  bad: 'M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7Zm.4 4.1L5.6 6.9 8.7 10l-3.1 3.1 1.3 1.3 3.1-3.1 3.1 3.1 1.3-1.3-3.1-3.1 3.1-3.1-1.3-1.3-3.1 3.1Z',
  unknown:
    'M10 .8 19.2 10 10 19.2.8 10Zm0 2.6L3.4 10l6.6 6.6 6.6-6.6Zm-.9 9.3h1.8v1.8H9.1Zm-2-4.9C7.1 6.2 8.4 5.2 10 5.2s2.9 1 2.9 2.5c0 1.7-2 2-2 3.6v.4H9.1v-.6c0-2 2-2.3 2-3.3 0-.5-.4-.9-1.1-.9s-1.2.4-1.2 1Z',
  pending: 'M10 1.5a8.5 8.5 0 1 0 8.5 8.5h-1.8A6.7 6.7 0 1 1 10 3.3Z',
};

export function Mark({ tone }: { tone: Tone | 'pending' }) {
  return (
    <svg class="mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={SHAPES[tone]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}

/** The product's sign: a hallmark, as it is struck into metal of the right standard. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d={HALLMARK} fill="#12857a" />
      <path d={TICK} fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

/** An octagon with the proportions of a hallmark, and the tick in it. */
export const HALLMARK = 'M9.5 1h13L31 9.5v13L22.5 31h-13L1 22.5v-13Z';
export const TICK = 'M9 16.5l5 5 9.5-11';
