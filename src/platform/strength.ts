import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Why a password is refused; translated by whoever shows it. */
export type WeaknessReason =
  | 'too_short'
  | 'commonly_breached'
  | 'contains_your_details'
  | 'keyboard_row'
  | 'repeated'
  | 'sequence'
  | 'date'
  | 'single_word'
  | 'guessable';

/** NIST SP 800-63B, section 5.1.1.2: length counts, composition rules do not help. */
export const SHORTEST_PASSWORD = 10;

/** Longer input would only cost time: zxcvbn looks at no more, argon2 takes any length. */
export const LONGEST_PASSWORD = 256;

/** 10^8 guesses, zxcvbn's «safely unguessable» (Wheeler, USENIX Security 2016): beyond what slowed-down guessing reaches. */
const ENOUGH_SCORE = 3;

const REASONS: Record<string, WeaknessReason> = {
  straightRow: 'keyboard_row',
  keyPattern: 'keyboard_row',
  simpleRepeat: 'repeated',
  extendedRepeat: 'repeated',
  sequences: 'sequence',
  recentYears: 'date',
  dates: 'date',
  topTen: 'commonly_breached',
  topHundred: 'commonly_breached',
  common: 'commonly_breached',
  similarToCommon: 'commonly_breached',
  pwned: 'commonly_breached',
  wordByItself: 'single_word',
  namesByThemselves: 'single_word',
  commonNames: 'single_word',
  userInputs: 'contains_your_details',
};

let estimator: ZxcvbnFactory | undefined;

/**
 * What makes the password weak, empty when it is strong enough. `details` are texts about the person that an
 * attacker would try first: name, e-mail address, employee number, the organisation's name.
 */
export function weaknesses(password: string, details: readonly (string | null)[]): WeaknessReason[] {
  // Built at first use (60 ms, the breached passwords as a ranked table), kept for the life of the process.
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const { score, feedback } = estimator.check(password.slice(0, LONGEST_PASSWORD), wordsOf(details));
  const short: WeaknessReason[] = [...password].length < SHORTEST_PASSWORD ? ['too_short'] : [];
  if (score >= ENOUGH_SCORE) return short;
  return [...short, REASONS[feedback.warning ?? ''] ?? 'guessable'];
}

/** Whole texts, their parts, and the parts put together: «Aino Virtanen» also as ainovirtanen and virtanenaino. */
function wordsOf(details: readonly (string | null)[]): string[] {
  const words = new Set<string>();
  for (const detail of details) {
    const text = detail?.toLowerCase().trim();
    if (!text) continue;
    const parts = text.split(/[\s@.,_+-]+/).filter((part) => part.length > 1);
    for (const word of [text, ...parts, parts.join(''), parts.toReversed().join('')]) words.add(word);
  }
  return [...words];
}
