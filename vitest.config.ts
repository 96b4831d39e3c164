import { defineConfig } from 'vitest/config';

// Vite would otherwise take JSX settings from a tsconfig chain that exists only after `wxt prepare`.
const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

/** One browser after the other, one file after the other: each owns the machine's two cores and its own profile. */
const endToEnd = (name: 'chromium' | 'firefox') => ({
  oxc,
  test: {
    name,
    include: ['tests/e2e/*.e2e.ts', `tests/e2e/${name}/*.e2e.ts`, 'tests/engines/*.e2e.ts'],
    env: { ALOI_BROWSER: name },
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  test: {
    // Otherwise one core stays idle: half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        oxc,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          environment: 'node',
          // Property tests and key making take their time on a busy machine.
          testTimeout: 30_000,
        },
      },
      endToEnd('chromium'),
      endToEnd('firefox'),
    ],
  },
});
