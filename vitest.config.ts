import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // The product has no globals: what one file loaded serves the next, or loading it would cost more than testing it.
    isolate: false,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: [
            'src/kernel/**/*.test.ts',
            'src/architecture.test.ts',
            'src/**/domain*.test.ts',
            'src/**/domain/**/*.test.ts',
            'src/web/**/*.test.ts',
            'src/demo/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'use cases',
          include: ['src/platform/**/*.test.ts', 'src/modules/**/*.test.{ts,tsx}', 'src/*.test.ts'],
          exclude: ['src/architecture.test.ts', 'src/**/domain*.test.ts', 'src/**/domain/**/*.test.ts'],
          globalSetup: ['src/test/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['src/test/global-setup.ts', 'src/test/journeys-setup.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
