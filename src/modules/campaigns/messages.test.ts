import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { approvalStanding, campaignState, MISSING_CODES } from './contract/brief.ts';
import { readability } from './contract/edition.ts';
import { campaignKind, objectionKind, partKind } from './contract/part.ts';
import { releaseBlocker } from './contract/release.ts';
import { ringWait, toldForm } from './contract/ring.ts';
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
      [...source.matchAll(/refuse\(\s*'\w+',\s*'campaigns\.(\w+)'/g)].map((match) => String(match[1])),
    ),
  );
  expect(codes.size).toBeGreaterThan(35);
  for (const [language, { errors }] of languages)
    expect([...codes].filter((code) => !(code in errors)).map((code) => `${language}: ${code}`)).toEqual([]);
  expect(Object.keys(en.errors).filter((code) => !codes.has(code))).toEqual([]);
});

test('every word of a closed list is said in each language', () => {
  for (const [, said] of languages) {
    expect(said.kinds).toMatchObject(words(campaignKind.options));
    expect(said.states).toMatchObject(words(campaignState.options));
    expect(said.parts).toMatchObject(words([...partKind.options, 'piece', 'ring']));
    expect(said.objection).toMatchObject(words([...objectionKind.options, 'open', 'answered', 'gone']));
    expect(said.missing).toMatchObject(words(MISSING_CODES));
    expect(said.approval).toMatchObject(words(approvalStanding.options));
    expect(said.releaseBlockers).toMatchObject(words(releaseBlocker.shape.code.options));
    expect(said.ringWaits).toMatchObject(words(ringWait.options));
    expect(said.readability).toMatchObject(words(readability.shape.step.options));
    expect(said.told).toMatchObject(words(toldForm.options.map(inOneWord)));
  }
});

// `_one` and `_other` at the end of a key are plurals to i18next.
const inOneWord = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const words = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, expect.any(String)]));

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
