import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { savePng, saveSvg } from '#web/charts/save-chart.ts';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { MeasureChart } from './measure-chart.tsx';
import { type ShownMeasure, useValueWords } from './measure-words.ts';
import classes from './measurement.module.css';
import { MovementWords } from './movement-words.tsx';
import { SeriesTable } from './series-table.tsx';

interface DashboardMeasureProps {
  readonly measure: ShownMeasure;
  readonly dashboard: Pick<Answer<'measurement.readDashboard'>, 'annotations' | 'fromOn' | 'toOn'>;
}

/** One measure among others: its picture, whether it moves the way we want, and its numbers. */
export function DashboardMeasure({ measure, dashboard }: DashboardMeasureProps) {
  const t = useT();
  const words = useValueWords();
  const svg = useRef<SVGSVGElement>(null);
  const { id, name, baseline, target, series } = measure;
  const { annotations, fromOn, toOn } = dashboard;
  const range = { target: words.value(target, measure) };
  return (
    <article className={classes['measure']}>
      <h3 lang={name.language}>
        <Link to="/studio/results/measures/$measureId" params={{ measureId: id }}>
          {name.text}
        </Link>
      </h3>
      {fromOn && toOn && series.length > 0 && (
        <MeasureChart measure={measure} annotations={annotations} fromOn={fromOn} toOn={toOn} svgRef={svg} />
      )}
      <p className={classes['meta']}>
        {baseline === null
          ? t('measurement:dashboard.toUnknown', range)
          : t('measurement:dashboard.fromTo', { ...range, from: words.value(baseline, measure) })}
      </p>
      <MovementWords measure={measure} />
      {series.length > 0 && (
        <>
          <SeriesTable measure={measure} />
          <SavePicture name={name.text} svg={() => svg.current} />
        </>
      )}
    </article>
  );
}

/** Hands the picture over as a file. */
export function SavePicture({ name, svg }: { name: string; svg: () => SVGSVGElement | null }) {
  const t = useT();
  const file = name.replaceAll(/[\\/:*?"<>|]+/g, ' ').trim();
  return (
    <p className={classes['save']}>
      <button
        type="button"
        className="link"
        aria-label={t('measurement:dashboard.saveNamed', { name, format: 'PNG' })}
        onClick={() => void ifThere(svg(), (drawn) => savePng(drawn, file))}
      >
        PNG
      </button>
      <button
        type="button"
        className="link"
        aria-label={t('measurement:dashboard.saveNamed', { name, format: 'SVG' })}
        onClick={() => ifThere(svg(), (drawn) => saveSvg(drawn, file))}
      >
        SVG
      </button>
    </p>
  );
}

const ifThere = (svg: SVGSVGElement | null, save: (svg: SVGSVGElement) => unknown) => svg && save(svg);
