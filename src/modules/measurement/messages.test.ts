import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { annotation } from './contract/dashboard.ts';
import { VERDICTS, WARNINGS } from './contract/effect.ts';
import { ADVICE, experimentKind, experimentState } from './contract/experiment.ts';
import { BEHAVIOURS, MOVEMENTS, readingSource } from './contract/measure.ts';
import { importProblem, importTarget } from './contract/reading-import.ts';
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
      [...source.matchAll(/refuse\(\s*'\w+',\s*'measurement\.(\w+)'/g)].map((match) => String(match[1])),
    ),
  );
  codes.add('interval_half').add('value_outside_interval');
  expect(codes.size).toBeGreaterThan(25);
  for (const [language, { errors }] of languages)
    expect([...codes].filter((code) => !(code in errors)).map((code) => `${language}: ${code}`)).toEqual([]);
  expect(Object.keys(en.errors).filter((code) => !codes.has(code))).toEqual([]);
});

test('every word of a closed list is said in each language', () => {
  const words = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, expect.any(String)]));
  for (const [, said] of languages) {
    expect(said.movement).toMatchObject(words(MOVEMENTS));
    expect(said.verdicts).toMatchObject(words(VERDICTS));
    expect(said.warnings).toMatchObject(words(WARNINGS));
    expect(said.advice).toMatchObject(words(ADVICE));
    expect(said.experimentKinds).toMatchObject(words(experimentKind.options));
    expect(said.experimentStates).toMatchObject(words(experimentState.options));
    expect(said.behaviours).toMatchObject(words(BEHAVIOURS));
    expect(said.sources).toMatchObject(words(readingSource.options));
    expect(said.importTargets).toMatchObject(words(importTarget.options));
    expect(said.importProblems).toMatchObject(words(importProblem.shape.code.options));
    expect(said.annotations).toMatchObject(words(annotation.shape.kind.options));
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
