import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import fi from './messages/fi.json' with { type: 'json' };

test('every refusal of the module has a sentence in each language', async () => {
  const folder = new URL('./service/', import.meta.url);
  const sources = await Promise.all(
    (await readdir(folder)).map((name) => readFile(new URL(name, folder), 'utf8')),
  );
  const codes = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/refuse\(\s*'\w+',\s*'access\.(\w+)'/g)].map((match) => String(match[1])),
    ),
  );
  expect(codes.size).toBeGreaterThan(15);
  for (const [language, { errors }] of Object.entries({ en, es, fi })) {
    const known = new Set(Object.keys(errors).map((key) => key.replace(/_(one|other|many)$/, '')));
    expect([...codes].filter((code) => !known.has(code)).map((code) => `${language}: ${code}`)).toEqual([]);
  }
});
