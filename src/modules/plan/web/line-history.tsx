import { useQuery } from '@tanstack/react-query';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { useFieldWords } from './field-words.ts';
import classes from './panel.module.css';
import { type LineRef, usePlanDesk } from './plan-desk.ts';

type Entry = Answer<'plan.readChangelog'>['rows'][number];

const SHOWN = 12;

/** What became of a line: who changed what from what, and whose suggestion it was. */
export function LineHistory({ kind, lineId }: { kind: LineRef['kind']; lineId: string }) {
  const t = useT();
  const format = useFormat();
  const { plan } = usePlanDesk();
  const log = useQuery(ask('plan.readChangelog', { planId: plan.id, lineId, limit: SHOWN }));
  const words = useFieldWords(plan, log.data?.names);
  const entries = log.data?.rows ?? [];
  if (entries.length === 0) return null;
  const said = (entry: Entry): string => {
    const change = entry.changes.find((one) => one.lineKind === kind && one.lineId === lineId);
    if (change?.change === 'made') return t('plan:panel.written');
    if (change?.change === 'restored') return t('plan:panel.restored');
    const fields = (change?.fields ?? []).map(({ field, before, after }) =>
      field === 'position'
        ? t('plan:panel.moved')
        : field === 'description' || field === 'costs' || field === 'answers'
          ? t('plan:panel.fieldChanged', { field: words.name(field) })
          : t('plan:panel.fieldFromTo', {
              field: words.name(field),
              before: words.value(field, before),
              after: words.value(field, after),
            }),
    );
    return fields.join('. ');
  };
  return (
    <section className={classes['part']}>
      <h3>{t('plan:studio.history')}</h3>
      <ol className={classes['history']}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <span className="num">{format.dayOf(entry.at)}</span>
            <span>
              {said(entry)}
              {'. '}
              {entry.credit
                ? t('plan:panel.afterSuggestion', { name: entry.credit.name ?? t('plan:changelog.unnamed') })
                : (entry.actor?.name ?? t('plan:changelog.somebody'))}
              {entry.undone && ` (${t('plan:changelog.undone')})`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
