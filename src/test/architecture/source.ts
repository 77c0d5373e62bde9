import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

/** A source file as the rules see it; `path` begins with `src/`, `e2e/` or `bench/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly specifier: string;
  /** The file it means, for our own; undefined for packages. */
  readonly target: string | undefined;
  /** The package, `node:` for the runtime's own; undefined for our files. */
  readonly npm: string | undefined;
  readonly typeOnly: boolean;
}

/** All sources below the folders of a checkout. */
export function readSources(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|css|json|md)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') })),
  );
}

const STATIC = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

/** What a file imports, types and lazy ones included. */
export function importsOf({ path, text }: Source): Import[] {
  const found = [...text.matchAll(STATIC)].map((match) => ({
    specifier: String(match[2]),
    typeOnly: match[1] !== undefined,
  }));
  const lazy = [...text.matchAll(DYNAMIC)].map((match) => ({ specifier: String(match[1]), typeOnly: false }));
  return [...found, ...lazy].map(({ specifier, typeOnly }) => ({
    specifier,
    typeOnly,
    ...resolve(path, specifier),
  }));
}

function resolve(from: string, specifier: string): { target: string | undefined; npm: string | undefined } {
  if (specifier.startsWith('#')) return { target: `src/${specifier.slice(1)}`, npm: undefined };
  if (specifier.startsWith('.')) {
    const target = normalize(join(dirname(from), specifier))
      .split(sep)
      .join('/');
    return { target, npm: undefined };
  }
  if (specifier.startsWith('node:')) return { target: undefined, npm: 'node:' };
  if (specifier.startsWith('virtual:')) return { target: undefined, npm: undefined };
  const parts = specifier.split('/');
  return { target: undefined, npm: specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0] };
}
