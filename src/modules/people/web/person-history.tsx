import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';
import { ChangeMark } from './change-mark.tsx';
import { differing, useFactWords } from './fact-words.ts';
import classes from './people.module.css';

type Change = Answer<'people.readPersonHistory'>['rows'][number];

/** What changed about a person, newest first, in words. */
export function PersonHistory({ personId }: { personId: string }) {
  const t = useT();
  const history = useRows('people.readPersonHistory', { personId, limit: 20 });
  return (
    <Section title={t('people:history.title')}>
      {history.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {history.error && <Failure error={history.error} onRetry={history.retry} />}
      {history.first?.rows.length === 0 && <p className="small">{t('people:history.empty')}</p>}
      <ol className={classes['history']}>
        {history.rows.map((change) => (
          <Entry key={change.id} change={change} />
        ))}
      </ol>
      <MoreRows {...history} />
    </Section>
  );
}

function Entry({ change: { at, actor, source, before, after } }: { change: Change }) {
  const t = useT();
  const format = useFormat();
  const { fieldWord, valueWord } = useFactWords();
  const wasAdded = Object.keys(before).length === 0;
  const by = t(`people:history.by.${source}`);
  return (
    <li>
      <time dateTime={at} className="small num">
        {format.dayOf(at)}
      </time>
      <div>
        {wasAdded ? (
          <p>{t('people:history.added')}</p>
        ) : (
          differing(before, after).map((one) => (
            <p key={one.field}>
              {fieldWord(one.field)}{' '}
              <ChangeMark
                before={valueWord(one.field, one.before)}
                after={valueWord(one.field, one.after) ?? t('people:history.nothing')}
              />
            </p>
          ))
        )}
        <p className="small">{actor?.name ? t('people:history.who', { name: actor.name, by }) : by}</p>
      </div>
    </li>
  );
}
