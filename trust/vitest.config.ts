import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: Vitest asks for one.
export default defineConfig({
  test: {
    include: ['src/test/trust/suite.test.ts'],
    globalSetup: ['src/test/global-setup.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
});
