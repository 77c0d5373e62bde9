import { wordHash } from '#kernel/disclosure/word-hash.ts';
import { freeTextNotices, type NameList, NO_NAMES, nameList } from '#modules/listening/domain/free-text.ts';
import { nameWords, titlePhrase } from '#modules/listening/domain/free-text-words.ts';
import {
  CLEAN,
  DIRECTORY,
  RARE_TITLES,
  seededComments,
} from '#modules/listening/fixtures/seeded-comments.ts';
import type { Finding } from './finding.ts';

/** T10: seeded comments in three languages; the weakened variant looks for patterns only, without the list of names. */
export function attackComments(against: 'inward' | 'weakened'): Finding {
  const salt = 'trust';
  const list: NameList =
    against === 'weakened'
      ? NO_NAMES
      : nameList({
          salt,
          names: DIRECTORY.flatMap(nameWords).map((word) => wordHash(salt, word)),
          titles: RARE_TITLES.flatMap((title) => titlePhrase(title) ?? []).map((phrase) =>
            wordHash(salt, phrase),
          ),
        });
  const comments = seededComments();
  const found = comments.filter(({ text, language, kind, seed }) =>
    freeTextNotices(text, { list, language }).some((notice) => {
      return notice.kind === kind && notice.text.toLowerCase().includes(seed.toLowerCase());
    }),
  ).length;
  const alarms = (['en', 'fi', 'es'] as const).flatMap((language) => {
    return CLEAN[language].flatMap((text) => freeTextNotices(text, { list, language }));
  }).length;
  const share = found / comments.length;
  return {
    attack: 'T10',
    against,
    people: DIRECTORY.length,
    value: share,
    measure: `of ${comments.length} seeded comments pointed out, ${alarms} false alarms in ${Object.values(CLEAN).flat().length}`,
    // Up to one in twenty may be missed.
    advantage: Math.max(0, 0.95 - share),
    passed: share >= 0.95,
  };
}
