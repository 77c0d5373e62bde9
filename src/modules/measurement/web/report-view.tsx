import { editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { Numbers } from '#web/ui/marks.tsx';
import { Facts, Section } from '#web/ui/section.tsx';
import { EffectView } from './effect-view.tsx';
import { MeasureChart } from './measure-chart.tsx';
import classes from './measurement.module.css';
import { MovementWords } from './movement-words.tsx';
import { SeriesTable } from './series-table.tsx';

export type ReportBody = Answer<'measurement.readReport'>;
type Texts = ReportBody['title'];
type Measure = ReportBody['wanted']['goals'][number]['measures'][number];

/** A text of the report in the reader's language, else in one that it was written in. */
export function useTextOf(): (texts: Texts) => string {
  const language = useLanguage();
  return (texts) => editionFor(texts, language);
}

/** The report from what was wanted to what was learnt, in the order and with the numbers of the paper. */
export function ReportView({ body }: { body: ReportBody }) {
  const t = useT();
  const format = useFormat();
  const textOf = useTextOf();
  const { wanted, done, cost, learnt } = body;
  const count = (people: number | null) => (people === null ? '–' : format.number(people));
  const sentences = [
    ...wanted.goals,
    ...wanted.objectives.map(({ measure, ...rest }) => ({ ...rest, measures: measure ? [measure] : [] })),
  ];
  return (
    <>
      {wanted.summary && <p>{textOf(wanted.summary)}</p>}
      <div className={classes['foot']}>
        <Numbers
          numbers={[
            [t('measurement:report.reached'), count(cost.people.reached)],
            [t('measurement:report.understood'), count(cost.people.understood)],
            [
              t('measurement:report.attention'),
              t('measurement:report.inHours', { hours: format.number(done.attention.given / 60) }),
            ],
            [t('measurement:report.money'), useMoney()(cost.money)],
          ]}
        />
      </div>
      <Section title={t('measurement:report.wanted')}>
        {wanted.axis && <p>{textOf(wanted.axis)}</p>}
        {sentences.map(({ id, sentence, measures }) => (
          <div key={id} className={classes['effect']}>
            <h3>{textOf(sentence)}</h3>
            {measures.map((measure) => (
              <ReportMeasure key={measure.id} measure={measure} />
            ))}
          </div>
        ))}
      </Section>
      <Done done={done} />
      <Changed body={body} />
      <Cost cost={cost} />
      <Said said={body.said} />
      <Section title={t('measurement:report.learnt')}>
        {[learnt.results, learnt.conclusion].map(
          (texts) => texts && <p key={textOf(texts)}>{textOf(texts)}</p>,
        )}
        {!learnt.results && !learnt.conclusion && (
          <p className="small">{t('measurement:report.stillRuns')}</p>
        )}
      </Section>
    </>
  );
}

function ReportMeasure({ measure }: { measure: Measure }) {
  const language = useLanguage();
  const textOf = useTextOf();
  const shown = {
    ...measure,
    name: { text: textOf(measure.name), language },
    unitLabel: measure.unitLabel && { text: textOf(measure.unitLabel), language },
  };
  const [first] = measure.series;
  const last = measure.series.at(-1);
  return (
    <div className={classes['measure']}>
      <p>{shown.name.text}</p>
      {first && last && (
        <>
          <MeasureChart measure={shown} annotations={[]} fromOn={first.readOn} toOn={last.readOn} />
          <SeriesTable measure={shown} />
        </>
      )}
      <MovementWords measure={shown} />
    </div>
  );
}

function Done({ done: { rings, pieces, actions, attention } }: { done: ReportBody['done'] }) {
  const t = useT();
  const format = useFormat();
  const textOf = useTextOf();
  const percent = useShare();
  return (
    <Section title={t('measurement:report.done')}>
      <Facts
        facts={[
          ...rings.map(
            ({ name, openedAt, confirmed }) =>
              [
                textOf(name),
                openedAt
                  ? t('measurement:report.ringOpened', {
                      day: format.dayOf(openedAt),
                      share: percent(confirmed),
                    })
                  : t('measurement:report.ringClosed'),
              ] as const,
          ),
          [t('measurement:report.actions'), t('measurement:report.actionCounts', actions)],
          [
            t('measurement:report.attention'),
            t('measurement:report.attentionLine', {
              asked: format.number(attention.asked),
              given: format.number(attention.given),
            }),
          ],
          ...pieces.map(
            ({ title, people, read }) =>
              [
                textOf(title),
                people === null
                  ? percent(read)
                  : t('measurement:report.ofPeople', { share: percent(read), people: format.number(people) }),
              ] as const,
          ),
        ]}
      />
    </Section>
  );
}

function Changed({ body: { changed } }: { body: ReportBody }) {
  const t = useT();
  const format = useFormat();
  const textOf = useTextOf();
  return (
    <Section title={t('measurement:report.changed')}>
      {changed.experiments.length === 0 && <p>{t('measurement:report.notDrawn')}</p>}
      {changed.experiments.map(({ id, name, hypothesis, effects }) => (
        <div key={id}>
          <p>{t('measurement:report.expected', { hypothesis })}</p>
          {effects.map((effect) => (
            <EffectView key={effect.outcome} name={name} effect={effect} />
          ))}
        </div>
      ))}
      {changed.annotations.length > 0 && <h3>{t('measurement:report.happened')}</h3>}
      <Facts
        facts={changed.annotations.map(({ occurredOn, words }) => [
          format.day(occurredOn),
          words ? textOf(words) : '–',
        ])}
      />
    </Section>
  );
}

function Cost({ cost }: { cost: ReportBody['cost'] }) {
  const t = useT();
  const format = useFormat();
  const money = useMoney();
  return (
    <Section title={t('measurement:report.cost')}>
      <Facts
        facts={[
          [t('measurement:report.money'), money(cost.money)],
          [t('measurement:report.hours'), format.number(cost.hours, 1)],
          ...(['reached', 'understood', 'acted'] as const).map(
            (who) =>
              [
                t(`measurement:report.per.${who}`),
                cost.people[who] === null ? t('measurement:report.withheld') : money(cost.per[who]),
              ] as const,
          ),
        ]}
      />
    </Section>
  );
}

const CASES = ['question', 'worry', 'idea', 'suggestion', 'comment'] as const;

function Said({ said: { cases, objections } }: { said: ReportBody['said'] }) {
  const t = useT();
  const format = useFormat();
  const textOf = useTextOf();
  const kindOf = (kind: string) => CASES.find((one) => one === kind) ?? 'question';
  return (
    <Section title={t('measurement:report.said')}>
      {cases.length + objections.length === 0 && (
        <p className="small">{t('measurement:reports.nothingSaid')}</p>
      )}
      <Facts
        facts={[
          ...cases.map(
            ({ kind, count, answered }) =>
              [
                t(`measurement:report.cases.${kindOf(kind)}`),
                t('measurement:report.caseLine', { count, answered }),
              ] as const,
          ),
          ...objections.map(
            ({ words, status, before, now }) =>
              [
                textOf(words),
                [
                  t(`measurement:report.objection.${status}`),
                  ...[before, now].map(
                    (share) =>
                      share &&
                      t('measurement:report.held', {
                        percent: share.percent,
                        asked: share.asked,
                        day: format.day(share.on),
                      }),
                  ),
                ]
                  .filter(Boolean)
                  .join(' '),
              ] as const,
          ),
        ]}
      />
    </Section>
  );
}

/** A share as far as it may be told. */
function useShare() {
  const t = useT();
  const format = useFormat();
  return (share: ReportBody['done']['pieces'][number]['read']): string =>
    share === null
      ? t('measurement:report.withheld')
      : t(`measurement:report.bound.${share.bound}`, { percent: format.number(share.value, 1) });
}

function useMoney() {
  const { locale } = useFormat();
  return (sums: ReportBody['cost']['money']): string =>
    sums
      .map(({ cents, currency }) =>
        new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100),
      )
      .join(' + ') || '–';
}
