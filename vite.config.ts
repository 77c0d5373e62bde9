import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { endpointTable } from './src/web/build/endpoint-table.ts';
import { precompress } from './src/web/build/precompress.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * `vite build` makes the browser application in dist/web; `vite build --ssr` makes the server in dist/server, which
 * keeps every npm package outside and runs as `node dist/server/main.js`.
 */
export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        root: here('.'),
        publicDir: false,
        build: {
          ssr: here('src/main.ts'),
          outDir: here('dist/server'),
          emptyOutDir: true,
          target: 'node24',
          minify: false,
          sourcemap: true,
        },
        ssr: { external: true },
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
        },
        server: { port: 5173, proxy: { '/api': 'http://localhost:4000' } },
      },
);
