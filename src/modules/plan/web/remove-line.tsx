import { useQuery } from '@tanstack/react-query';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { say } from '#web/ui/toast.tsx';
import { type LineRef, usePlanDesk } from './plan-desk.ts';
import { useEdition } from './plan-words.ts';
import classes from './studio.module.css';
import { useTurnBack } from './use-turn-back.ts';

/** Asks once before a line goes, by its name; what would be left without a goal is listed first. */
export function RemoveLine({ line, onClose }: { line: LineRef; onClose: () => void }) {
  const t = useT();
  const { plan } = usePlanDesk();
  const edition = useEdition();
  const { goals, measures, phases, actions } = plan;
  const all = [
    ...goals.map((goal) => ({ ...goal, text: goal.sentence })),
    ...measures.map((measure) => ({ ...measure, text: measure.name })),
    ...[...phases, ...actions].map((one) => ({ ...one, text: one.title })),
  ];
  const found = all.find(({ id }) => id === line.id);
  const title = found ? edition(found.text) : '';
  const full = actions.filter(({ phaseId }) => phaseId === line.id).length;
  const confirm = useRemoval({ line, version: found?.version ?? 0, title, onClose });
  const dependants = useQuery({
    ...ask('plan.readGoalDependants', { goalId: line.id }),
    enabled: line.kind === 'goal',
    staleTime: 0,
  });
  if (line.kind === 'phase' && full > 0)
    return (
      <ConfirmDialog
        open
        harmless
        onClose={onClose}
        title={t('plan:studio.removeLine', { title })}
        text={t('plan:errors.phase_not_empty', { count: full })}
        verb={t('web:dialog.close')}
        onConfirm={onClose}
      />
    );
  const hanging = dependants.data?.dependants.filter(({ hangs }) => hangs) ?? [];
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('plan:studio.removeLine', { title })}
      text={
        <>
          {line.kind === 'goal' && dependants.isPending && <SkeletonLines label={t('web:page.loading')} />}
          {dependants.error && <Failure error={dependants.error} onRetry={() => void dependants.refetch()} />}
          {hanging.length > 0 && (
            <>
              {t('plan:studio.leftHanging', { count: hanging.length })}
              <span className={classes['hanging']}>
                {hanging.map(({ id, kind, title: text }) => (
                  <span key={id}>
                    {t(`plan:threadKinds.${kind}`)}: {text?.text ?? '…'}
                  </span>
                ))}
              </span>
            </>
          )}
          {t('plan:studio.removeText')}
        </>
      }
      verb={t('plan:studio.removeVerb')}
      onConfirm={() => {
        if (line.kind !== 'goal' || dependants.data) void confirm(hanging.map(({ id }) => id));
      }}
    />
  );
}

interface RemovalOptions {
  readonly line: LineRef;
  readonly version: number;
  readonly title: string;
  readonly onClose: () => void;
}

function useRemoval({ line: { kind, id }, version, title, onClose }: RemovalOptions) {
  const t = useT();
  const { edits, open, line } = usePlanDesk();
  const { undo } = useTurnBack();
  return async (leftHanging: string[]) => {
    onClose();
    const done = await edits.act(() => {
      switch (kind) {
        case 'goal':
          return call('plan.removeGoal', { goalId: id, version, leftHanging });
        case 'measure':
          return call('plan.removeMeasure', { measureId: id, version });
        case 'phase':
          return call('plan.removePhase', { phaseId: id, version });
        case 'action':
          return call('plan.removeAction', { actionId: id, version });
      }
    });
    if (!done) return;
    if (line?.id === id) open(null);
    say(t('plan:studio.removed', { title }), { label: t('plan:studio.undo'), run: () => void undo() });
  };
}
