import type { ColumnMeaning, FigureMeaning, Metric } from '../contract/import.ts';
import type { Construct } from '../contract/item.ts';
import { numberIn } from './vendor-import-cells.ts';

/** What the headers of a file probably mean, for the planner to correct; unknown ones are left out. */
export function guessColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): ColumnMeaning[] {
  const names = headers.map(plainName);
  const isCivilService = ['my work', 'my manager', 'leadership'].every((name) => names.includes(name));
  const taken = new Set<string>();
  return names.map((name, index): ColumnMeaning => {
    const place = PLACES.find(([kind, words]) => words.includes(name) && !taken.has(kind))?.[0];
    if (place) {
      taken.add(place);
      return { kind: place };
    }
    if (isCivilService)
      return CIVIL_SERVICE[name] ? { kind: 'figure', ...CIVIL_SERVICE[name] } : { kind: 'leave_out' };
    const construct = CONSTRUCT_WORDS.find(([, pattern]) => pattern.test(name))?.[0];
    const metric = construct
      ? guessMetric(
          name,
          sample.map((row) => row[index] ?? ''),
        )
      : null;
    if (!construct || !metric) return { kind: 'leave_out' };
    return {
      ...{ kind: 'figure', construct, metric, bankKey: null, composite: metric.kind === 'index' },
      reversed: false,
    };
  });
}

/** What a measure probably means by its words, as a row of `measure` names it. */
export function guessMeasure(measure: string, values: readonly string[]): FigureMeaning | null {
  const name = plainName(measure);
  const construct = CONSTRUCT_WORDS.find(([, pattern]) => pattern.test(name))?.[0];
  const metric = construct ? guessMetric(name, values) : null;
  return construct && metric
    ? { construct, metric, bankKey: null, composite: metric.kind === 'index', reversed: false }
    : null;
}

/** The metric of figures by their name and their range; null when they are no figures, or fit several. */
export function guessMetric(name: string, cells: readonly string[]): Metric | null {
  const values = cells.flatMap((cell) => numberIn(cell) ?? []);
  if (values.length === 0) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (/\benps\b|net promoter/.test(name) || low < 0)
    return low < -100 || high > 100 ? null : { kind: 'enps' };
  if (high > 100) return null;
  if (/index|indeksi|indice/.test(name)) return { kind: 'index' };
  if (high > 10) return { kind: 'favourable', points: null };
  const isWhole = values.every(Number.isInteger);
  if (high <= 1 && low >= 0) return isWhole ? null : { kind: 'favourable', points: null };
  if (low >= 1 && high <= 5 && !isWhole) return { kind: 'mean', lowest: 1, highest: 5 };
  if (low >= 1 && high <= 7 && !isWhole) return { kind: 'mean', lowest: 1, highest: 7 };
  return isWhole ? null : { kind: 'mean', lowest: 0, highest: 10 };
}

/** A header without case, accents and signs: `Response_rate` → `response rate`. */
const plainName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Place = 'organisation' | 'parent' | 'year' | 'response_rate' | 'respondents' | 'measure' | 'value';

const PLACES: readonly [Place, readonly string[]][] = [
  [
    'organisation',
    [
      'organisation',
      'organization',
      'org',
      'company',
      'unit',
      'entity',
      'organisation name',
      'organization name',
      'organisaatio',
      'yksikko',
      'yritys',
      'organizacion',
      'empresa',
      'unidad',
    ],
  ],
  [
    'parent',
    ['dept', 'department', 'parent', 'group', 'ministry', 'osasto', 'konserni', 'departamento', 'grupo'],
  ],
  ['year', ['year', 'survey year', 'wave', 'vuosi', 'ano']],
  ['response_rate', ['response rate', 'vastausprosentti', 'tasa de respuesta']],
  ['respondents', ['respondents', 'responses', 'n', 'vastaajia', 'vastaajat', 'respuestas']],
  [
    'measure',
    ['measure', 'question', 'item', 'indicator', 'theme', 'mittari', 'kysymys', 'pregunta', 'medida'],
  ],
  ['value', ['value', 'score', 'result', 'percent', 'arvo', 'tulos', 'valor', 'resultado']],
];

const CONSTRUCT_WORDS: readonly [Construct, RegExp][] = [
  ['recommendation', /\benps\b|net promoter/],
  ['trust', /trust|luottamu|confianza|leadership|johtaminen|liderazgo/],
  ['pride', /\bproud|\bpride|ylpe|orgullo/],
  ['fairness', /fair|inclusion|oikeudenmuka|tasa arvo|justicia|inclusion/],
  ['manager', /manager|supervisor|esihenkilo|esimie|responsable|jefe/],
  ['alignment', /objective|purpose|vision|strateg|tavoit|objetivo|proposito/],
  ['wellbeing', /wellbeing|well being|balance|workload|hyvinvointi|jaksami|bienestar|equilibrio/],
  ['understanding', /inform|understand|tiedon|ymmarr|comprension/],
  ['fear', /\bfear|safe to|speak up|psychological safety|pelko|turvalli|miedo/],
  ['engagement', /engagement|sitoutu|compromiso|recommend|suosittel/],
  ['team', /\bteam|tiimi|equipo/],
  ['growth', /learning|development|career|oppimi|kehit|desarrollo|formacion/],
  ['resources', /resource|tools|valinee|resurssi|recursos|medios/],
];

const share = (construct: Construct, bankKey: string | null): FigureMeaning => ({
  ...{ construct, bankKey, reversed: false },
  metric: { kind: 'favourable', points: 5 },
  composite: bankKey === null,
});

/**
 * The UK Civil Service People Survey: themes are means of the percentages who agree with each of their questions, on five
 * points; the engagement index weighs the five points (Cabinet Office, technical guides). Pay is about nothing that we ask.
 */
const CIVIL_SERVICE: Readonly<Record<string, FigureMeaning>> = {
  'engagement index': {
    ...{ construct: 'engagement', metric: { kind: 'index' } },
    ...{ bankKey: null, composite: true, reversed: false },
  },
  objectives: share('alignment', null),
  'my manager': share('manager', null),
  'my team': share('team', null),
  learning: share('growth', null),
  inclusion: share('fairness', null),
  resources: share('resources', null),
  leadership: share('trust', null),
  proud: share('pride', 'csps.proud'),
  recommend: share('engagement', 'csps.recommend'),
  'kept informed': share('understanding', 'csps.kept_informed'),
  'clear vision': share('alignment', 'csps.clear_vision'),
};
