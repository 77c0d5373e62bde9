import { useQuery } from '@tanstack/react-query';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { ListeningFrame } from './studio-frame.tsx';
import classes from './studio-wave.module.css';

type Limits = Answer<'listening.readLimits'>;

/** How much pulses may ask of one person in two weeks. */
export function SurveyLimitsPage() {
  const t = useT();
  const limits = useQuery(ask('listening.readLimits', {}));
  return (
    <ListeningFrame page="surveyLimits">
      {limits.isPending && <SkeletonLines label={t('web:page.loading')} />}
      {limits.error && <Failure error={limits.error} onRetry={() => void limits.refetch()} />}
      {limits.data && !limits.data.can.write && (
        <p>{t('listening:studio.limits.are', { count: limits.data.itemsPerFortnight })}</p>
      )}
      {limits.data?.can.write && <LimitsForm key={limits.data.version} limits={limits.data} />}
    </ListeningFrame>
  );
}

function LimitsForm({ limits }: { limits: Limits }) {
  const t = useT();
  const form = useDraftForm({
    name: `listening.limits.${limits.version}`,
    initial: { itemsPerFortnight: String(limits.itemsPerFortnight), reason: '' },
  });
  const save = useSend('listening.writeLimits', {
    changes: ['listening'],
    onDone: () => say(t('listening:studio.saved')),
  });
  return (
    <div className={classes['narrow']}>
      <Form
        form={form}
        module="listening"
        submit={t('listening:studio.save')}
        send={({ itemsPerFortnight, reason }) =>
          save.mutateAsync({
            itemsPerFortnight: Number(itemsPerFortnight),
            version: limits.version,
            reason,
          })
        }
      >
        <TextField
          {...form.getInputProps('itemsPerFortnight')}
          type="number"
          min={3}
          max={80}
          label={t('listening:studio.limits.items')}
        />
        <TextField
          {...form.getInputProps('reason')}
          label={t('listening:studio.reason')}
          description={t('listening:studio.limits.reasonText')}
        />
      </Form>
    </div>
  );
}
