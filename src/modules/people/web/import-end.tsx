import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { MessageName } from '#web/messages.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { ImportNotes } from './import-notes.tsx';
import type { PeopleImport } from './import-targets.ts';
import { useCountsInWords } from './import-words.ts';
import { UndoImport } from './imports-page.tsx';
import classes from './people.module.css';

/** How an import ended: done, taken back, stopped, or why the file could not be read. */
export function ImportEnd({ given }: { given: PeopleImport }) {
  const t = useT();
  const format = useFormat();
  const counts = useCountsInWords(given.counts);
  const [undoing, setUndoing] = useState(false);
  const again = <LinkButton to="/studio/people/import">{t('people:import.another')}</LinkButton>;
  if (given.state === 'failed') return <Notice tone="harm" title={failureOf(given, t)} act={again} />;
  if (given.state !== 'done')
    return (
      <Notice
        tone="info"
        title={given.state === 'undone' ? t('people:import.isUndone') : t('people:import.isStopped')}
        act={again}
      >
        {given.state === 'stopped' && t('people:import.isStoppedText')}
      </Notice>
    );
  return (
    <div className={classes['end']}>
      <Notice
        tone="works"
        title={t('people:import.isDone', { counts })}
        act={
          <div className={classes['buttons']}>
            <LinkButton kind="primary" to="/studio/people">
              {t('people:import.toPeople')}
            </LinkButton>
            <LinkButton to="/studio/people/audiences/new">{t('web:rooms.newAudience')}</LinkButton>
            {given.can.undo && (
              <Button kind="quiet" onClick={() => setUndoing(true)}>
                {t('people:import.undo')}
              </Button>
            )}
          </div>
        }
      >
        {given.undoUntil && t('people:import.undoUntil', { day: format.longDay(given.undoUntil) })}
      </Notice>
      <ImportNotes given={given} />
      {undoing && <UndoImport past={given} onClose={() => setUndoing(false)} />}
    </div>
  );
}

function failureOf({ failure }: PeopleImport, t: ReturnType<typeof useT>): string {
  const reason = failure?.code.replace(/^people\./, '') ?? 'import_unexpected';
  // Safe: the server fails with refusals of this module, and messages.test.ts holds that each has its sentence.
  return t(`people:errors.${reason}` as MessageName, shown(failure?.params ?? {}));
}

function shown(params: Readonly<Record<string, unknown>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );
}
