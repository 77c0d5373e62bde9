import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import { type HeatCell, HeatMap, type HeatRow } from '#web/charts/heat-map.tsx';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import { ask } from '#web/query.ts';
import { Segments } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import type { Format } from '#web/ui/format.ts';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './results.module.css';
import { groupWords, isShown, saidShare } from './results-words.ts';

type ResultMap = Answer<'listening.readResultMap'>;
type Shown = ResultMap['everyone'][number];

/** Groups × questions: favourable shares; what is withheld is hatched and says why. */
export function ResultsMap({ waveId }: { waveId: string }) {
  const t = useT();
  const [view, setView] = useState<string | undefined>();
  const map = useQuery({
    ...ask('listening.readResultMap', { waveId, ...(view ? { view } : {}) }),
    placeholderData: (before) => before,
  });
  if (map.data && map.data.rows.length === 0) return null;
  return (
    <Section title={t('listening:results.map')} lede={t('listening:results.mapLede')}>
      {map.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {map.error && <Failure error={map.error} onRetry={() => void map.refetch()} />}
      {map.data && (
        <>
          {map.data.views.length > 1 && (
            <div className={classes['views']}>
              <Segments
                label={t('listening:results.mapBy')}
                value={map.data.view}
                onChange={setView}
                options={map.data.views.map((value) => ({ value, label: viewWords(value, t) }))}
              />
            </div>
          )}
          <MapTable map={map.data} />
          <p className={classes['legend']}>
            <span>{t('listening:results.mapBars')}</span>
            <span>{t('listening:results.mapHatched')}</span>
          </p>
        </>
      )}
    </Section>
  );
}

function MapTable({ map }: { map: ResultMap }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const references = map.everyone.map((figure) => (isShown(figure) ? figure.value : undefined));
  const cell = (figure: Shown, at: number) => cellOf(figure, { t, format, all: map.everyone[at] });
  const everyone: HeatRow = {
    id: 'everyone',
    name: t('listening:results.everyone'),
    count: null,
    depth: 0,
    strong: true,
    withheld: null,
    cells: map.everyone.map((figure) => cellOf(figure, { t, format, all: undefined })),
  };
  const rows = inTreeOrder(map.rows.filter(({ key }) => key !== 'everyone')).map(
    (row): HeatRow => ({
      id: row.key,
      name: row.mine
        ? t('listening:results.mine', { name: groupWords(row, t, language) })
        : groupWords(row, t, language),
      count: row.answered === null ? null : format.number(row.answered),
      depth: depthOf(map, row.parent),
      withheld: row.reason && t(`listening:withheld.${row.reason}`),
      cells: row.cells.map(cell),
    }),
  );
  return (
    <HeatMap
      caption={t('listening:results.mapCaption')}
      corner={t('listening:results.mapCorner')}
      columns={map.items.map(({ itemId, text }) => ({ id: itemId, name: editionFor(text, language) }))}
      references={references}
      rows={[everyone, ...rows]}
      from={0}
      to={100}
    />
  );
}

function cellOf(
  figure: Shown,
  { t, format, all }: { t: Translate; format: Format; all: Shown | undefined },
): HeatCell {
  if (!isShown(figure))
    return {
      state: 'withheld',
      word: t('listening:results.withheldWord'),
      why: t(`listening:withheld.${figure.withheld}`),
    };
  const { value } = figure;
  const [low, high] = [figure.low ?? value, figure.high ?? value];
  const reference = all && isShown(all) ? all.value : null;
  const side = reference === null ? 0 : low > reference ? 1 : high < reference ? -1 : 0;
  return {
    state: 'shown',
    value,
    low,
    high,
    side,
    said: saidShare(figure, format),
    word: side === 0 ? null : t(side > 0 ? 'listening:results.above' : 'listening:results.below'),
  };
}

type MapRow = ResultMap['rows'][number];

/** Each group followed by those below it; one whose surroundings are not in the table stands at the top level. */
function inTreeOrder(rows: readonly MapRow[]): readonly MapRow[] {
  const keys = new Set(rows.map(({ key }) => key));
  const below = Map.groupBy(rows, ({ parent }) => (parent && keys.has(parent) ? parent : ''));
  const from = (parent: string): MapRow[] =>
    (below.get(parent) ?? []).flatMap((row) => [row, ...from(row.key)]);
  return from('');
}

/** How many shown groups lie around a row. */
function depthOf(map: ResultMap, parent: string | null): number {
  const parents = new Map(map.rows.map((row) => [row.key, row.parent]));
  let depth = 0;
  for (let at = parent; at && at !== 'everyone' && depth < 6; at = parents.get(at) ?? null)
    if (parents.has(at)) depth += 1;
  return depth;
}

function viewWords(view: string, t: Translate): string {
  const known = (['org', 'tenure', 'generation', 'role', 'arm'] as const).find((one) => one === view);
  return known ? t(`listening:mapViews.${known}`) : view;
}
