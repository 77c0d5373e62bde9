import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './import.module.css';
import type { PlanImport } from './import-page.tsx';
import { ActionStateWord } from './state-words.tsx';

type Row = PlanImport['actions'][number];

/** The actions as they would stand in the plan, by their rows in the file. */
export function ImportPreview({ given: { actions, names } }: { given: PlanImport }) {
  const t = useT();
  const format = useFormat();
  if (actions.length === 0) return null;
  const columns: Column<Row>[] = [
    {
      id: 'row',
      title: t('plan:import.inFile'),
      cell: ({ row }) => format.number(row),
      align: 'end',
      width: '64px',
    },
    { id: 'title', title: t('plan:import.targets.title'), cell: ({ title }) => title },
    {
      id: 'phase',
      title: t('plan:import.targets.phase'),
      cell: ({ phase, newPhase }) => (
        <>
          {phase}
          {newPhase && <span className={classes['new']}>{t('plan:import.newPhase')}</span>}
        </>
      ),
    },
    {
      id: 'kind',
      title: t('plan:import.targets.kind'),
      cell: ({ kind }) => t(`plan:kinds.${kind}`),
      narrow: 'hide',
    },
    {
      id: 'owner',
      title: t('plan:import.targets.owner'),
      cell: ({ ownerId }) => (ownerId ? (names[ownerId] ?? '') : ''),
      narrow: 'hide',
    },
    {
      id: 'due',
      title: t('plan:import.targets.dueOn'),
      cell: ({ dueOn }) => (dueOn ? format.day(dueOn) : ''),
    },
    {
      id: 'state',
      title: t('plan:import.targets.state'),
      cell: ({ state }) => <ActionStateWord state={state} />,
      narrow: 'hide',
    },
    {
      id: 'waits',
      title: t('plan:import.targets.waitsFor'),
      cell: ({ waitsForRows }) => waitsForRows.join(', '),
      narrow: 'hide',
    },
  ];
  return (
    <Section title={t('plan:import.preview')} end={t('plan:studio.actions', { count: actions.length })}>
      <DataTable
        label={t('plan:import.preview')}
        columns={columns}
        rows={actions}
        rowId={({ row }) => String(row)}
      />
    </Section>
  );
}
