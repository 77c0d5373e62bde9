import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const dist = fileURLToPath(new URL('../../dist/web', import.meta.url));

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const manifest: Record<string, Chunk> = JSON.parse(
  readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'),
);

const page = readFileSync(join(dist, 'index.html'), 'utf8');

/** What the page itself asks for. */
const entries = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => file);

const BUDGET_BYTES = 170_000;

/** The file of a chunk and of all that it imports without asking. */
function filesOf(name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`${name} is not in the manifest: build first (npm run build)`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const next of chunk.imports ?? []) filesOf(next, seen);
  return seen;
}

const compressed = (file: string) => readFileSync(join(dist, `${file}.br`)).byteLength;

describe('the first page of Home', () => {
  const routes = ['home/home-shell.tsx', 'home/today-page.tsx', 'messages/fi.json'];
  const scripts = new Set([...entries, ...routes.flatMap((name) => [...filesOf(name)])]);

  test('loads at most 170 kB of script, compressed', () => {
    const sizes = [...scripts].map((file) => [file, compressed(file)] as const);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    expect(scripts.size).toBeGreaterThan(3);
    expect(total, JSON.stringify(sizes)).toBeGreaterThan(50_000);
    expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  test('brings no schema library: the contracts are types there', () => {
    for (const file of scripts) expect(readFileSync(join(dist, file), 'utf8')).not.toMatch(/ZodError|_zod/);
  });

  test('leaves Studio, the palette and the pages of others for later', () => {
    for (const later of ['studio/studio-shell.tsx', 'shell/palette.tsx', 'shell/menu-panel.tsx'])
      expect([...scripts]).not.toContain(manifest[later]?.file);
  });
});

test('what the server sends compressed is what it would send otherwise', () => {
  const entry = entries[0] ?? '';
  const plain = readFileSync(join(dist, entry));
  expect(brotliDecompressSync(readFileSync(join(dist, `${entry}.br`))).equals(plain)).toBe(true);
});

test('the page carries no script or style of its own, so that the policy can forbid them', () => {
  expect(page).toContain('__STYLE_NONCE__');
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
});
