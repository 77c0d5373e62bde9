import { type Day, isDay } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import { folded } from './import-cell.ts';

/** A value, or why the text is none. Null: an empty cell or a dash. */
export type Reading<T> = { readonly value: T | null } | { readonly problem: string };

export type DateOrder = 'day_first' | 'month_first';

/**
 * A day as people and spreadsheets write it: ISO (with or without a time), `3.8.2019`, `3/8/2019`, `3-8-2019`, or
 * Excel's count of days since 1899-12-30. Only slashes can put the month first: dots and dashes never do in the
 * languages of the product. Two-digit years are refused, because 19 may be 1919 or 2019.
 */
export function readDay(text: string, order: DateOrder): Reading<Day> {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text);
  if (iso?.[1]) return asDay(iso[1]);
  if (/^\d{5}(\.\d+)?$/.test(text)) return asDay(excelDay(Math.floor(Number(text))));
  const parts = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text);
  if (!parts) return { problem: 'day_unreadable' };
  const [, first = '', separator, second = '', year] = parts;
  const [dayOfMonth, month] =
    separator === '/' && order === 'month_first' ? [second, first] : [first, second];
  return asDay(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
}

function asDay(text: string): Reading<Day> {
  // A day before 1900 or after 2100 is a slip of the keyboard, whatever the calendar says.
  return isDay(text) && text >= '1900-01-01' && text <= '2100-12-31'
    ? { value: text }
    : { problem: 'day_impossible' };
}

// Excel's day 60 is 29 February 1900, which never was; all days after it count from 1899-12-30 (ECMA-376, 18.17.4.1).
function excelDay(serial: number): Day {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Which number comes first in the slashed dates of a column, if one of them tells: 25/3/2019 or 3/25/2019.
 * Undefined when none does, or when they contradict each other.
 */
export function dateOrderOf(texts: Iterable<string>): DateOrder | undefined {
  let dayFirst = false;
  let monthFirst = false;
  for (const text of texts) {
    const parts = /^(\d{1,2})\/(\d{1,2})\/\d{4}$/.exec(text.trim());
    if (!parts) continue;
    dayFirst ||= Number(parts[1]) > 12 && Number(parts[2]) <= 12;
    monthFirst ||= Number(parts[2]) > 12 && Number(parts[1]) <= 12;
  }
  if (dayFirst === monthFirst) return undefined;
  return dayFirst ? 'day_first' : 'month_first';
}

/** Whether a text is a slashed date that can be read both ways. */
export function isAmbiguousDay(text: string): boolean {
  const parts = /^(\d{1,2})\/(\d{1,2})\/\d{4}$/.exec(text);
  return parts !== null && Number(parts[1]) <= 12 && Number(parts[2]) <= 12 && parts[1] !== parts[2];
}

/** A birth year, from a year or a whole date of birth (of which only the year is kept). */
export function readBirthYear(text: string, order: DateOrder, thisYear: number): Reading<number> {
  const day = /^\d{4}$/.test(text) ? { value: `${text}-01-01` } : readDay(text, order);
  if ('problem' in day) return { problem: 'year_unreadable' };
  const year = Number(day.value?.slice(0, 4));
  return year >= 1900 && year <= thisYear - 13 ? { value: year } : { problem: 'year_impossible' };
}

/** A birth year from an age in years; right to one year, which is enough for a generation band. */
export function readAge(text: string, thisYear: number): Reading<number> {
  if (!/^\d{1,3}([.,]0+)?$/.test(text)) return { problem: 'age_unreadable' };
  const age = Number.parseInt(text, 10);
  return age >= 13 && age <= 110 ? { value: thisYear - age } : { problem: 'age_impossible' };
}

/** A number with a decimal point or comma, and spaces between thousands. */
export function readNumber(text: string): Reading<number> {
  const plain = text.replace(/(?<=\d) (?=\d{3}(\D|$))/g, '').replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
  return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(plain)
    ? { value: Number(plain) }
    : { problem: 'number_unreadable' };
}

/** An address of the form that mail servers take in practice; a `mailto:` before it goes. */
export function readEmail(text: string): Reading<string> {
  const address = text.replace(/^mailto:/i, '');
  return /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\.]{2,}$/.test(address)
    ? { value: address }
    : { problem: 'email_unreadable' };
}

const LANGUAGE_WORDS: Record<Language, readonly string[]> = {
  en: ['en', 'eng', 'english', 'englanti', 'ingles'],
  fi: ['fi', 'fin', 'finnish', 'suomi', 'finlandes', 'fines'],
  es: ['es', 'spa', 'esp', 'spanish', 'espanja', 'espanol', 'castellano'],
};

/** A language of the product by its code or its name in English, Finnish or Spanish. */
export function readLanguage(text: string): Reading<Language> {
  const region = /^([a-z]{2})[-_][A-Za-z]{2}$/.exec(text)?.[1];
  return oneOf(LANGUAGE_WORDS, region ?? text, 'language_unknown');
}

export type State = 'candidate' | 'active' | 'on_leave' | 'left';

const STATE_WORDS: Record<State, readonly string[]> = {
  candidate: ['candidate', 'applicant', 'hakija', 'ehdokas', 'candidato', 'candidata'],
  active: [
    'active',
    'employed',
    'current',
    'aktiivinen',
    'voimassa',
    'tyossa',
    'activo',
    'activa',
    'enalta',
    'alta',
  ],
  on_leave: [
    ...['onleave', 'leave', 'parentalleave', 'vapaalla', 'poissa', 'virkavapaa', 'perhevapaa', 'opintovapaa'],
    ...['debaja', 'excedencia', 'permiso', 'enpermiso'],
  ],
  left: [
    ...[
      'left',
      'leaver',
      'terminated',
      'inactive',
      'former',
      'lahtenyt',
      'paattynyt',
      'eronnut',
      'irtisanottu',
    ],
    ...['baja', 'inactivo', 'inactiva', 'cesado', 'cesada'],
  ],
};

/** The state of a person in the words of personnel systems. */
export function readState(text: string): Reading<State> {
  return oneOf(STATE_WORDS, text, 'state_unknown');
}

const EMPLOYMENT_WORDS: Record<string, readonly string[]> = {
  permanent: [
    ...['permanent', 'regular', 'indefinite', 'vakituinen', 'toistaiseksi', 'toistaiseksivoimassaoleva'],
    ...['indefinido', 'fijo', 'fija'],
  ],
  fixed_term: ['fixedterm', 'temporary', 'maaraaikainen', 'temporal', 'duraciondeterminada'],
  agency: ['agency', 'agencyworker', 'vuokratyontekija', 'vuokratyo', 'ett'],
  contractor: [
    'contractor',
    'consultant',
    'freelancer',
    'alihankkija',
    'konsultti',
    'contratista',
    'autonomo',
  ],
  trainee: [
    'trainee',
    'intern',
    'apprentice',
    'harjoittelija',
    'oppisopimus',
    'becario',
    'practicas',
    'aprendiz',
  ],
};

/** The kind of employment: a known word becomes its code, any other stays in the organisation's own words. */
export function readEmployment(text: string): Reading<string> {
  const known = oneOf(EMPLOYMENT_WORDS, text, 'unknown');
  return 'problem' in known ? { value: text } : known;
}

function oneOf<K extends string>(
  words: Record<K, readonly string[]>,
  text: string,
  problem: string,
): Reading<K> {
  const wanted = folded(text);
  for (const key in words) if (words[key].includes(wanted)) return { value: key };
  return { problem };
}
