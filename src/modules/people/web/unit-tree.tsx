import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Tree, type TreeLine } from './tree.tsx';

type Unit = Answer<'people.readUnits'>['units'][number];

interface UnitTreeProps {
  readonly chosenId?: string | null;
  readonly onChoose: (unitId: string) => void;
}

/** The tree of units with head counts. The first level is open, and the way to the chosen one. */
export function UnitTree({ chosenId = null, onChoose }: UnitTreeProps) {
  const t = useT();
  const format = useFormat();
  const units = useQuery(ask('people.readUnits', {}));
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  if (units.isPending) return <SkeletonRows label={t('web:page.loading')} />;
  if (units.error) return <Failure error={units.error} onRetry={() => void units.refetch()} />;
  if (units.data.units.length === 0)
    return <EmptyState title={t('people:units.empty')} text={t('people:units.emptyText')} />;
  const way = wayTo(units.data.units, chosenId);
  const isOpen = ({ id, parentId }: Unit) => toggled.get(id) ?? (parentId === null || way.has(id));
  const lines = visible(units.data.units, isOpen).map(({ unit, ...line }) => ({
    ...line,
    text: unit.name,
    content: unit.name,
    end: t('people:units.people', { count: unit.below, number: format.number(unit.below) }),
  }));
  return (
    <Tree
      label={t('people:chart.byUnit')}
      lines={lines}
      chosenId={chosenId}
      onToggle={(id, open) => setToggled(new Map(toggled).set(id, open))}
      onChoose={onChoose}
    />
  );
}

type UnitLine = Omit<TreeLine, 'text' | 'content' | 'end'> & { readonly unit: Unit };

function visible(units: readonly Unit[], isOpen: (unit: Unit) => boolean): UnitLine[] {
  const known = new Set(units.map(({ id }) => id));
  const below = Map.groupBy(units, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null));
  const lines = (parentId: string | null, level: number): UnitLine[] =>
    (below.get(parentId) ?? []).flatMap((unit, index, siblings) => {
      const open = below.has(unit.id) ? isOpen(unit) : null;
      const line = { id: unit.id, parentId, level, place: index + 1, siblings: siblings.length, open, unit };
      return [line, ...(open ? lines(unit.id, level + 1) : [])];
    });
  return lines(null, 1);
}

function wayTo(units: readonly Unit[], unitId: string | null): ReadonlySet<string> {
  const parentOf = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const way = new Set<string>();
  for (let at = unitId && parentOf.get(unitId); at && !way.has(at); at = parentOf.get(at) ?? null)
    way.add(at);
  return way;
}
