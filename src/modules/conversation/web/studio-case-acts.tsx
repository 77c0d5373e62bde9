import { useState } from 'react';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { rolesOf, useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Section } from '#web/ui/section.tsx';
import type { CaseWithThread } from './case-words.ts';
import classes from './studio.module.css';
import { StudioHideDialog } from './studio-hide-dialog.tsx';
import { StudioMergeDialog } from './studio-merge-dialog.tsx';

/** Who answers, and what else can be done: take it, give it away, join it with another, hide it. */
export function StudioCaseActs({ one }: { one: CaseWithThread }) {
  const t = useT();
  const me = useMe();
  const isPlanner = one.can.merge || rolesOf(me).includes('planner');
  const [giving, setGiving] = useState(false);
  const [dialog, setDialog] = useState<'merge' | 'hide' | null>(null);
  const assign = useSend('conversation.assignCase', {
    changes: ['conversation'],
    onDone: () => setGiving(false),
  });
  const give = (ownerId: string | null) => assign.mutate({ caseId: one.id, ownerId, version: one.version });
  return (
    <>
      <Section title={t('conversation:studio.owner')}>
        <p>{one.owner?.name ?? t('conversation:case.desk')}</p>
        {one.can.assign && (
          <div className={classes['acts']}>
            {one.owner?.id !== me.id && (
              <Button kind="primary" onClick={() => give(me.id)}>
                {t('conversation:studio.take')}
              </Button>
            )}
            <Button onClick={() => setGiving(!giving)} aria-expanded={giving}>
              {t('conversation:studio.giveTo')}
            </Button>
            {one.owner && (
              <Button kind="quiet" onClick={() => give(null)}>
                {t('conversation:studio.toDesk')}
              </Button>
            )}
          </div>
        )}
        {giving && (
          <PersonPicker
            label={t('conversation:studio.owner')}
            value={null}
            onChange={(personId) => personId && give(personId)}
          />
        )}
        {assign.error && <Failure error={assign.error} />}
      </Section>
      {isPlanner && (
        <Section title={t('conversation:studio.more')}>
          <div className={classes['acts']}>
            <Button
              locked={!one.can.merge && t('conversation:errors.may_not_merge')}
              onClick={() => setDialog('merge')}
            >
              {t('conversation:studio.merge')}
            </Button>
            <Button
              locked={!one.can.hide && t('conversation:errors.may_not_hide')}
              onClick={() => setDialog('hide')}
            >
              {t('conversation:studio.hide')}
            </Button>
          </div>
        </Section>
      )}
      {dialog === 'merge' && <StudioMergeDialog one={one} onClose={() => setDialog(null)} />}
      {dialog === 'hide' && <StudioHideDialog caseId={one.id} onClose={() => setDialog(null)} />}
    </>
  );
}
