import { daysBetween } from '#kernel/calendar.ts';
import type { Editions, Language } from '#kernel/language.ts';
import type { Block, Paper } from '#platform/pdf-report.tsx';
import type { Translate } from '#platform/translate.ts';
import type { ReportBody } from '../contract/report.ts';

/** How things are said in the language of the paper. */
export interface Words {
  readonly language: Language;
  readonly accent: string;
  readonly t: Translate;
  readonly say: (texts: Editions) => string;
  readonly number: (value: number) => string;
  readonly money: (amount: { cents: number; currency: string }) => string;
  readonly day: (day: string) => string;
  readonly version: {
    readonly number: number;
    readonly sha256: string;
    readonly signedName: string;
    readonly frozenOn: string;
  };
}

/** A report as a paper that a board can read: what we wanted, did, what changed, what it cost, what people said, what we learnt. */
export function paperOf(body: ReportBody, words: Words): Paper {
  const { t, say, language, accent, day, version } = words;
  const { startsOn, endsOn, summary } = body.wanted;
  const span = startsOn && endsOn ? t('report.span', { from: day(startsOn), to: day(endsOn) }) : null;
  return {
    language,
    accent,
    title: say(body.title),
    lead: summary ? say(summary) : null,
    organisation: span ? `${body.organisation} · ${span}` : body.organisation,
    blocks: [
      ...overview(body, words),
      ...wanted(body, words),
      ...done(body, words),
      ...changed(body, words),
      ...cost(body, words),
      ...said(body, words),
      ...learnt(body, words),
      { kind: 'text', quiet: true, text: t('report.checked', { sha256: version.sha256 }) },
    ],
    foot: t('report.foot', {
      number: version.number,
      name: version.signedName,
      day: day(version.frozenOn),
      hash: version.sha256.slice(0, 12),
    }),
    pageWords: (page, pages) => t('report.page', { page, pages }),
  };
}

type Section = (body: ReportBody, words: Words) => Block[];

const overview: Section = ({ done: { attention }, cost: { people, money: sums } }, { t, number, money }) => [
  {
    kind: 'figures',
    figures: [
      { value: people.reached === null ? '–' : number(people.reached), label: t('report.reached') },
      { value: people.understood === null ? '–' : number(people.understood), label: t('report.understood') },
      {
        value: t('report.inHours', { hours: number(Math.round(attention.given / 60)) }),
        label: t('report.attention'),
      },
      { value: sums.map(money).join(' + ') || '–', label: t('report.money') },
    ],
  },
];

const wanted: Section = ({ wanted: { axis, goals, objectives } }, words) => {
  const { t, say } = words;
  const measures = (list: readonly Measure[]) => list.flatMap((measure) => measureBlocks(measure, words));
  return [
    { kind: 'heading', text: t('report.wanted') },
    ...(axis ? [{ kind: 'text' as const, text: say(axis) }] : []),
    ...goals.flatMap(({ sentence, measures: own }): Block[] => [
      { kind: 'subheading', text: say(sentence) },
      ...measures(own),
    ]),
    ...objectives.flatMap(({ sentence, measure }): Block[] => [
      { kind: 'subheading', text: say(sentence) },
      ...measures(measure ? [measure] : []),
    ]),
  ];
};

type Measure = ReportBody['wanted']['goals'][number]['measures'][number];

function measureBlocks(measure: Measure, { t, say, number, day }: Words): Block[] {
  const { series, baseline, target, movement } = measure;
  const name = say(measure.name);
  const unit = measure.unitLabel ? say(measure.unitLabel) : t(`units.${measure.unit}`);
  const word = t(`movement.${movement.word}`);
  const [first] = series;
  const last = series.at(-1);
  if (!first || !last)
    return [{ kind: 'text', quiet: true, text: t('report.measureLine', { name, unit, word }) }];
  const at = (readOn: string) => daysBetween(first.readOn, readOn);
  return [
    {
      kind: 'series',
      caption: t('report.measureLine', { name, unit, word }),
      points: series.map(({ readOn, value, low, high }) => ({ at: at(readOn), value, low, high })),
      levels: [
        ...(baseline === null ? [] : [{ value: baseline, label: t('csv.baseline'), dashed: false }]),
        { value: target, label: t('csv.target'), dashed: true },
      ],
      marks: [],
      from: day(first.readOn),
      to: day(last.readOn),
      format: number,
    },
  ];
}

const done: Section = ({ done: { rings, pieces, attention, actions } }, { t, say, number, day }) => {
  const percent = (share: { value: number; bound: string } | null) =>
    share === null
      ? t('report.withheld')
      : t(`report.bound.${share.bound}`, { percent: number(share.value) });
  return [
    { kind: 'heading', text: t('report.done') },
    {
      kind: 'facts',
      rows: [
        ...rings.map(
          ({ name, openedAt, confirmed }) =>
            [
              say(name),
              openedAt
                ? t('report.ringOpened', { day: day(openedAt.slice(0, 10)), share: percent(confirmed) })
                : t('report.ringClosed'),
            ] as const,
        ),
        [
          t('report.actions'),
          t('report.actionCounts', {
            realised: actions.realised,
            partly: actions.partly,
            not: actions.not,
            other: actions.other,
          }),
        ],
        [
          t('report.attention'),
          t('report.attentionLine', { asked: number(attention.asked), given: number(attention.given) }),
        ],
      ],
    },
    ...(pieces.length > 0 ? [{ kind: 'subheading' as const, text: t('report.readShares') }] : []),
    {
      kind: 'bars',
      rows: pieces.map(({ title, people, read }) => ({
        label: say(title),
        percent: read?.value ?? null,
        text:
          people === null
            ? percent(read)
            : t('report.ofPeople', { share: percent(read), people: number(people) }),
      })),
    },
  ];
};

const changed: Section = ({ changed: { experiments, annotations } }, { t, say, number, day }) => [
  { kind: 'heading', text: t('report.changed') },
  ...(experiments.length === 0 ? [{ kind: 'text' as const, text: t('report.notDrawn') }] : []),
  ...experiments.flatMap(({ name, hypothesis, outcomes, effects }): Block[] => [
    { kind: 'subheading', text: name },
    { kind: 'text', quiet: true, text: t('report.expected', { hypothesis }) },
    {
      kind: 'intervals',
      rows: effects.map(
        ({ outcome, effect, unit, verdict, smallestWorthwhile, method, confidence, warnings }) => ({
          label: t(`report.outcomes.${outcomes[outcome] ?? 'measure'}`),
          interval: effect,
          worth: smallestWorthwhile,
          word: t(`verdicts.${verdict}`),
          numbers: effect
            ? t('report.effectLine', {
                estimate: number(effect.estimate),
                low: number(effect.low),
                high: number(effect.high),
                unit: t(`units.${unit}`),
                confidence: number(100 * confidence),
                method: t(`methods.${method}`),
                worth: number(smallestWorthwhile),
              })
            : warnings.map(({ code, values }) => t(`warnings.${code}`, values)).join(' '),
        }),
      ),
    },
  ]),
  ...(annotations.length > 0 ? [{ kind: 'subheading' as const, text: t('report.happened') }] : []),
  {
    kind: 'facts',
    rows: annotations.map(({ kind, occurredOn, words }) => [
      day(occurredOn),
      words ? `${t(`annotations.${kind}`)}: ${say(words)}` : t(`annotations.${kind}`),
    ]),
  },
];

const cost: Section = ({ cost: { money: sums, hours, people, per } }, { t, number, money }) => [
  { kind: 'heading', text: t('report.cost') },
  {
    kind: 'facts',
    rows: [
      [t('report.money'), sums.map(money).join(' + ') || '–'],
      [t('report.hours'), number(hours)],
      ...(['reached', 'understood', 'acted'] as const).map(
        (who) =>
          [
            t(`report.per.${who}`),
            people[who] === null
              ? t('report.withheld')
              : `${per[who].map(money).join(' + ') || '–'} (${t('report.peopleCount', { count: people[who] ?? 0 })})`,
          ] as const,
      ),
    ],
  },
];

const said: Section = ({ said: { cases, objections } }, { t, say, number, day }) => [
  { kind: 'heading', text: t('report.said') },
  {
    kind: 'facts',
    rows: [
      ...cases.map(
        ({ kind, count, answered }) =>
          [
            t(`report.cases.${kind}`),
            t('report.caseLine', { count: number(count), answered: number(answered) }),
          ] as const,
      ),
      ...objections.map(({ words, status, before, now }) => {
        const held = (share: NonNullable<typeof before>) =>
          t('report.held', {
            percent: number(share.percent),
            asked: number(share.asked),
            day: day(share.on),
          });
        const shares = [before, now].flatMap((share) => (share ? [held(share)] : []));
        return [say(words), [t(`report.objection.${status}`), ...shares].join(' ')] as const;
      }),
    ],
  },
];

const learnt: Section = ({ learnt: { results, conclusion } }, { t, say }) => [
  { kind: 'heading', text: t('report.learnt') },
  ...[results, conclusion].flatMap((texts): Block[] => (texts ? [{ kind: 'text', text: say(texts) }] : [])),
  ...(results || conclusion
    ? []
    : [{ kind: 'text' as const, quiet: true as const, text: t('report.stillRuns') }]),
];
