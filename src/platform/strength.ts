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

/**
 * So many characters are judged: the time grows faster than the length (256 take a second, in which nothing else is
 * answered), and what is strong so far is not made weaker by what follows.
 */
const JUDGED_LENGTH = 64;

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
};

let estimator: ZxcvbnFactory | undefined;

/**
 * What makes the password weak, empty when it is strong enough. `details` are texts about the person that an
 * attacker would try first: name, e-mail address, employee number, the organisation's name. A password may contain
 * them, but what is left without them must be strong by itself.
 */
export function weaknesses(password: string, details: readonly (string | null)[]): WeaknessReason[] {
  const short: WeaknessReason[] = [...password].length < SHORTEST_PASSWORD ? ['too_short'] : [];
  const judged = password.slice(0, JUDGED_LENGTH);
  const rest = without(wordsOf(details), judged);
  if (rest !== judged && weakness(rest)) return [...short, 'contains_your_details'];
  const reason = weakness(judged);
  return reason ? [...short, reason] : short;
}

function weakness(password: string): WeaknessReason | undefined {
  // Built at first use (60 ms, the breached passwords as a ranked table), kept for the life of the process.
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const { score, feedback } = estimator.check(password);
  return score >= ENOUGH_SCORE ? undefined : (REASONS[feedback.warning ?? ''] ?? 'guessable');
}

/** The words of the details, longest first, so that «Virtanen» goes before «Virta»; shorter ones are in many words. */
function wordsOf(details: readonly (string | null)[]): string[] {
  const words = details.flatMap((detail) => (detail ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u));
  return words.filter((word) => word.length >= 3).sort((one, other) => other.length - one.length);
}

function without(words: readonly string[], password: string): string {
  const lower = password.toLowerCase();
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), lower);
  return rest === lower ? password : rest;
}
