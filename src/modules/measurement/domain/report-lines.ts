import type { Editions } from '#kernel/language.ts';
import type { ReportBody } from '../contract/report.ts';

type Cell = string | number | null;
type Say = (texts: Editions) => string;
type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The numbers of a report as lines of section, subject, figure, day, value, low and high end. */
export function reportLines(body: ReportBody, { t, say }: { t: Translate; say: Say }): Cell[][] {
  const line = (section: string, subject: string, figure: string, value: Cell, rest: Cell[] = []): Cell[] => [
    t(`report.${section}`),
    subject,
    figure,
    rest[0] ?? null,
    value,
    rest[1] ?? null,
    rest[2] ?? null,
  ];
  const { wanted, done, changed, cost, said } = body;
  const measures = [
    ...wanted.goals.flatMap((goal) => goal.measures),
    ...wanted.objectives.flatMap(({ measure }) => measure ?? []),
  ];
  return [
    ...measures.flatMap((measure) =>
      measure.series.map(({ readOn, value, low, high }) =>
        line('wanted', say(measure.name), t(`units.${measure.unit}`), value, [readOn, low, high]),
      ),
    ),
    ...done.pieces.flatMap(({ title, people, seen, read, acknowledged }) => [
      line('done', say(title), t('report.people'), people),
      ...(
        [
          ['seen', seen],
          ['read', read],
          ['acknowledged', acknowledged],
        ] as const
      ).flatMap(([name, share]) =>
        share ? [line('done', say(title), `${t(`report.${name}`)} (%)`, share.value)] : [],
      ),
    ]),
    line('done', t('report.attention'), t('report.minutesAsked'), done.attention.asked),
    line('done', t('report.attention'), t('report.minutesGiven'), done.attention.given),
    ...changed.experiments.flatMap(({ name, effects }) =>
      effects.map(({ effect, unit, verdict }) =>
        line(
          'changed',
          name,
          `${t(`units.${unit}`)}: ${t(`verdicts.${verdict}`)}`,
          effect?.estimate ?? null,
          [null, effect?.low ?? null, effect?.high ?? null],
        ),
      ),
    ),
    ...cost.money.map(({ cents, currency }) => line('cost', t('report.money'), currency, cents / 100)),
    line('cost', t('report.hours'), t('units.hours'), cost.hours),
    ...(['reached', 'understood', 'acted'] as const).flatMap((who) =>
      cost.per[who].map(({ cents, currency }) => line('cost', t(`report.per.${who}`), currency, cents / 100)),
    ),
    ...said.cases.flatMap(({ kind, count, answered }) => [
      line('said', t(`report.cases.${kind}`), t('report.asked'), count),
      line('said', t(`report.cases.${kind}`), t('report.answered'), answered),
    ]),
  ];
}
