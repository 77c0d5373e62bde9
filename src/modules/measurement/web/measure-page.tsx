import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { SavePicture } from './dashboard-measure.tsx';
import { MeasureChart } from './measure-chart.tsx';
import { useValueWords } from './measure-words.ts';
import classes from './measurement.module.css';
import { MovementWords } from './movement-words.tsx';
import { ReadingActs } from './reading-acts.tsx';
import { ReadingList } from './reading-list.tsx';
import { SeriesTable } from './series-table.tsx';

export type MeasureWithReadings = Answer<'measurement.readMeasure'>;

/** A measure with all its readings, and the way from it back to the values. */
export function MeasurePage() {
  const t = useT();
  const { measureId } = useParams({ from: '/studio/results/measures/$measureId' });
  const measure = useQuery(ask('measurement.readMeasure', { measureId }));
  if (measure.data) return <MeasureView measure={measure.data} />;
  return (
    <Page title={t('measurement:measures')}>
      {measure.error ? (
        <Failure error={measure.error} onRetry={() => void measure.refetch()} />
      ) : (
        <SkeletonRows label={t('web:page.loading')} />
      )}
    </Page>
  );
}

function MeasureView({ measure }: { measure: MeasureWithReadings }) {
  const t = useT();
  const words = useValueWords();
  const svg = useRef<SVGSVGElement>(null);
  const { name, of, series, baseline, target, feed, can } = measure;
  const [first] = series;
  const last = series.at(-1);
  const range = { target: words.value(target, measure) };
  return (
    <Page
      title={name.text}
      titleLanguage={name.language}
      width="wide"
      crumbs={[
        { label: t('web:rooms.results'), link: { to: '/studio/results' } },
        { label: of.title.text, link: { to: '/studio/thread', search: { object: `${of.kind}/${of.id}` } } },
      ]}
      lede={
        baseline === null
          ? t('measurement:dashboard.toUnknown', range)
          : t('measurement:dashboard.fromTo', { ...range, from: words.value(baseline, measure) })
      }
    >
      <WayBack of={of} />
      <MovementWords measure={measure} />
      {feed?.kind === 'behaviour' && (
        <p className="small">
          {t('measurement:readings.fed', { what: t(`measurement:behaviours.${feed.behaviour}`) })}
        </p>
      )}
      {first && last ? (
        <>
          <MeasureChart
            measure={measure}
            annotations={[]}
            fromOn={first.readOn}
            toOn={last.readOn}
            height={240}
            svgRef={svg}
          />
          <SeriesTable measure={measure} />
          <SavePicture name={name.text} svg={() => svg.current} />
        </>
      ) : (
        <EmptyState title={t('measurement:readings.none')} text={t('measurement:readings.noneText')} />
      )}
      {can.write && <ReadingActs measure={measure} />}
      <ReadingList measure={measure} />
    </Page>
  );
}

/** What the measure tells about, and the values that this serves: each opens on the thread. */
function WayBack({ of }: Pick<MeasureWithReadings, 'of'>) {
  const t = useT();
  const thread = useQuery(ask('brand.readThread', {}));
  const nodes = thread.data?.nodes ?? [];
  const found = new Set([`${of.kind}/${of.id}`]);
  // Links lead upwards only, so each round comes nearer to the values.
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { kind, id, links } of nodes)
      if (found.has(`${kind}/${id}`)) for (const link of links) found.add(`${link.kind}/${link.id}`);
  }
  const values = nodes.filter(({ kind, id, title }) => kind === 'value' && title && found.has(`value/${id}`));
  return (
    <p className={classes['thread']}>
      <span>{t('measurement:readings.serves')}</span>
      <Link to="/studio/thread" search={{ object: `${of.kind}/${of.id}` }} className="inline-link">
        {of.title.text}
      </Link>
      {values.map(({ id, title }) => (
        <Link key={id} to="/studio/thread" search={{ object: `value/${id}` }} className="inline-link">
          {title?.text}
        </Link>
      ))}
    </p>
  );
}
