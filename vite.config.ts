import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { endpointTable } from './src/web/build/endpoint-table.ts';
import { precompress } from './src/web/build/precompress.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// What the first page needs travels in three files: on a slow network each request more costs a turn there and back.
const FIRST_CHUNKS = [
  { name: 'framework', test: /node_modules/, tags: ['$initial' as const], priority: 3 },
  { name: 'first', tags: ['$initial' as const], priority: 2 },
  {
    name: 'home',
    test: /src[\\/]web[\\/](home|shell[\\/](frame|rooms|overlays)|format|ui[\\/]format)/,
    priority: 1,
  },
];

// Packages of many files, or of much that we do not use: found and read one by one they took half of a start.
const BUNDLED = [
  /^@react-email\//,
  /^@simplewebauthn\//,
  /^@zxcvbn-ts\//,
  'i18next',
  'kysely',
  'openid-client',
  'temporal-polyfill',
  'zod',
];

/**
 * `vite build` makes the browser application in dist/web; `vite build --ssr src/main.ts` makes the server in dist/server,
 * which keeps most npm packages outside and runs as `node dist/server/main.js`.
 */
export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        root: here('.'),
        publicDir: false,
        build: {
          outDir: here('dist/server'),
          emptyOutDir: true,
          target: 'node24',
          minify: false,
          sourcemap: true,
        },
        ssr: { noExternal: BUNDLED },
      }
    : {
        root: here('src/web'),
        publicDir: here('src/web/public'),
        plugins: [react(), endpointTable(here('src/contracts.ts')), precompress()],
        build: {
          outDir: here('dist/web'),
          emptyOutDir: true,
          manifest: true,
          target: ['chrome120', 'firefox121', 'safari17.2'],
          // Fonts and pictures stay files: `data:` fonts are refused by the content security policy.
          assetsInlineLimit: 0,
          reportCompressedSize: false,
          rolldownOptions: { output: { codeSplitting: { groups: FIRST_CHUNKS } } },
        },
        server: { port: 5173, proxy: { '/api': `http://localhost:${process.env.PORT ?? 4000}` } },
      },
);
