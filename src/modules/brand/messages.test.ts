import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { objectKind } from './contract/content.ts';
import { blocker } from './contract/draft.ts';
import { gapCode, threadKind } from './contract/thread.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import fi from './messages/fi.json' with { type: 'json' };

const languages = Object.entries({ en, es, fi });

test('every refusal of the module has a sentence in each language', async () => {
  const folder = new URL('./service/', import.meta.url);
  const sources = await Promise.all(
    (await readdir(folder)).map((name) => readFile(new URL(name, folder), 'utf8')),
  );
  const codes = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/refuse\(\s*'\w+',\s*'brand\.(\w+)'/g)].map((match) => String(match[1])),
    ),
  );
  expect(codes.size).toBeGreaterThan(20);
  for (const [language, { errors }] of languages)
    expect([...codes].filter((code) => !(code in errors)).map((code) => `${language}: ${code}`)).toEqual([]);
});

test('every kind, blocker and gap is said in each language', () => {
  for (const [, { kinds, blockers, gaps }] of languages) {
    for (const kind of [...objectKind.options, ...threadKind.options]) expect(kinds).toHaveProperty(kind);
    for (const code of blocker.shape.code.options) expect(blockers).toHaveProperty(code);
    for (const code of gapCode.options) expect(gaps).toHaveProperty(code);
  }
});

test('the three languages have the same keys, with the same values filled in', () => {
  const inEnglish = filledIn(en);
  for (const [, messages] of languages) expect(filledIn(messages)).toEqual(inEnglish);
});

/** Each key with the names of what its sentence is filled with. */
function filledIn(messages: object, path = ''): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, said]) =>
      typeof said === 'string'
        ? [[`${path}${key}`, [...new Set(said.match(/\{\{\w+\}\}/g) ?? [])].sort()]]
        : Object.entries(filledIn(said, `${path}${key}.`)),
    ),
  );
}
