import { useNavigate } from '@tanstack/react-router';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { useToday } from './plan-words.ts';

interface NewPlan extends Record<string, unknown> {
  title: string;
  startsOn: string;
  endsOn: string;
}

/** Begins an empty plan: what it is called, and when it runs. */
export function NewPlanDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const form = useDraftForm<NewPlan>({
    name: 'plan.new',
    initial: { title: '', startsOn: useToday(), endsOn: '' },
  });
  const create = useSend('plan.createPlan', {
    changes: ['plan.listPlans'],
    onDone: ({ id }) => void navigate({ to: '/studio/plan/$planId', params: { planId: id } }),
  });
  return (
    <Dialog open onClose={onClose} title={t('plan:studio.newPlan')} text={t('plan:studio.newPlanText')}>
      <Form
        form={form}
        module="plan"
        submit={t('plan:studio.newPlan')}
        fieldOf={(path) => (path.startsWith('title') ? 'title' : path)}
        check={({ title }) => (title.trim() ? {} : { title: t('plan:studio.titleNeeded') })}
        send={({ title, startsOn, endsOn }) =>
          create.mutateAsync({ title: { [language]: title }, startsOn, ...(endsOn ? { endsOn } : {}) })
        }
      >
        <TextField {...form.getInputProps('title')} label={t('plan:studio.planTitle')} />
        <FieldPair>
          <TextField {...form.getInputProps('startsOn')} type="date" label={t('plan:studio.firstDay')} />
          <TextField
            {...form.getInputProps('endsOn')}
            type="date"
            label={t('plan:studio.lastDay')}
            description={t('plan:studio.lastDayHint')}
          />
        </FieldPair>
      </Form>
    </Dialog>
  );
}
