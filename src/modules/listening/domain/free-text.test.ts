import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordHash } from '#kernel/disclosure/word-hash.ts';
import { CLEAN, DIRECTORY, RARE_TITLES, seededComments } from '../fixtures/seeded-comments.ts';
import { freeTextNotices, NO_NAMES, nameList } from './free-text.ts';
import { nameWords, titlePhrase } from './free-text-words.ts';

const salt = 'a salt';
const list = nameList({
  salt,
  names: DIRECTORY.flatMap(nameWords).map((word) => wordHash(salt, word)),
  titles: RARE_TITLES.flatMap((title) => titlePhrase(title) ?? []).map((phrase) => wordHash(salt, phrase)),
});

describe('before a comment is sent', () => {
  test('at least 95 % of what points at somebody is pointed out, in each language and of each kind', () => {
    const comments = seededComments();
    const missed = comments.filter(({ text, language, kind, seed }) => {
      const notices = freeTextNotices(text, { list, language });
      return !notices.some(
        (notice) => notice.kind === kind && notice.text.toLowerCase().includes(seed.toLowerCase()),
      );
    });
    expect(comments.length).toBeGreaterThan(400);
    for (const language of ['en', 'fi', 'es'] as const) {
      const of = (all: typeof comments) => all.filter((one) => one.language === language);
      expect(
        of(missed).length / of(comments).length,
        of(missed)
          .map(({ text }) => text)
          .join('\n'),
      ).toBeLessThanOrEqual(0.05);
    }
    for (const kind of ['name', 'title', 'email', 'phone', 'id', 'only-one'] as const) {
      const of = (all: typeof comments) => all.filter((one) => one.kind === kind);
      expect(of(comments).length, kind).toBeGreaterThan(5);
      expect(of(missed).length / of(comments).length, kind).toBeLessThanOrEqual(0.05);
    }
  });

  test('what points at nobody is hardly ever pointed out', () => {
    const alarms = Object.entries(CLEAN).flatMap(([language, texts]) =>
      texts.flatMap((text) =>
        freeTextNotices(text, {
          list,
          language: language === 'fi' || language === 'es' ? language : 'en',
        }).map((notice) => `${notice.kind} «${notice.text}» in: ${text}`),
      ),
    );
    expect(alarms.length <= 2 ? [] : alarms).toEqual([]);
  });

  test('without the list of names, patterns are still found', () => {
    expect(freeTextNotices('Kysy Pekalta, 040 123 4567.', { list: NO_NAMES, language: 'fi' })).toEqual([
      { kind: 'phone', from: 14, to: 26, text: '040 123 4567' },
    ]);
  });

  test('notices stand where they say, in order and apart, for any text', () => {
    const pieces = fc.constantFrom(
      'Pekan',
      'a@b.fi',
      '040 123 4567',
      'olen ainoa',
      ' ',
      '. ',
      'ja',
      '\u0130',
      '👩‍🔧',
      '131052-308T',
      "'s",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const notice of freeTextNotices(text, { list, language: 'fi' })) {
          expect(notice.from).toBeGreaterThanOrEqual(end);
          expect(notice.to).toBeGreaterThan(notice.from);
          expect(text.slice(notice.from, notice.to)).toBe(notice.text);
          end = notice.to;
        }
      }),
    );
  });

  test('a long comment takes no time to speak of, whatever is in it', () => {
    const long = `${'Pekan 040 '.repeat(400)}${'a'.repeat(2000)}${'1 '.repeat(1000)}`;
    const before = process.cpuUsage();
    freeTextNotices(long, { list, language: 'fi' });
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});
