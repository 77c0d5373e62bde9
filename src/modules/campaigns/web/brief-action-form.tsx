import { useQuery } from '@tanstack/react-query';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { editionsOf, type Texts, textsOf, useEditionSwitch } from '#modules/plan/web/edition-fields.tsx';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Segments } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { useCampaign } from './campaign-desk.ts';
import { type PartOf, useSaid } from './campaign-words.ts';
import formClasses from './form.module.css';
import { fieldOfPart } from './part-form.tsx';
import { TextsField } from './text-fields.tsx';

interface ActionValues extends Record<string, unknown> {
  way: 'make' | 'link';
  planId: string | null;
  phaseId: string | null;
  actionId: string | null;
  objectiveId: string;
  title: Texts;
  ownerId: string | null;
  dueOn: string;
}

const NONE = 'none';

interface ActionFormProps {
  readonly objectives: readonly PartOf<'objective'>[];
  readonly onEnd: () => void;
}

/** Makes an action in a plan that works for the campaign, or links one that is there. */
export function ActionForm({ objectives, onEnd }: ActionFormProps) {
  const t = useT();
  const said = useSaid();
  const { id: campaignId } = useCampaign();
  const { language, view } = useEditionSwitch();
  const plans = useQuery(ask('plan.listPlans', {}));
  const add = useSend('campaigns.addCampaignAction', { changes: ['campaigns.readCampaign', 'plan'] });
  const form = useDraftForm<ActionValues>({
    name: `campaigns.${campaignId}.action`,
    initial: {
      way: 'make',
      planId: null,
      phaseId: null,
      actionId: null,
      objectiveId: objectives[0]?.id ?? NONE,
      title: textsOf(null),
      ownerId: null,
      dueOn: '',
    },
  });
  const end = () => {
    form.forgetDraft();
    onEnd();
  };
  const { way, ownerId } = form.values;
  const planId = form.values.planId ?? plans.data?.plans[0]?.id ?? null;
  if (plans.data?.plans.length === 0)
    return (
      <EmptyState
        title={t('campaigns:action.noPlan')}
        act={<Button onClick={end}>{t('web:dialog.cancel')}</Button>}
      />
    );
  const needed = t('web:errors.fields.required');
  return (
    <div className={formClasses['edit']}>
      <h3>{t('campaigns:action.add')}</h3>
      <Form
        form={form}
        module="campaigns"
        submit={t(way === 'make' ? 'campaigns:action.make' : 'campaigns:action.link')}
        fieldOf={(path) => fieldOfPart(path, language)}
        check={(values) =>
          values.way === 'link'
            ? values.actionId
              ? {}
              : { actionId: needed }
            : {
                ...(editionsOf(values.title) ? {} : { [`title.${language}`]: needed }),
                ...(values.phaseId ? {} : { phaseId: needed }),
              }
        }
        send={async (values) => {
          await add.mutateAsync({ campaignId, ...actionOf(values) });
          say(t('campaigns:form.saved'));
          end();
        }}
        others={<Button onClick={end}>{t('web:dialog.cancel')}</Button>}
      >
        <Segments
          label={t('campaigns:action.way')}
          value={way}
          onChange={(value) => form.setFieldValue('way', value)}
          options={[
            { value: 'make', label: t('campaigns:action.make') },
            { value: 'link', label: t('campaigns:action.link') },
          ]}
        />
        <FieldPair>
          <SelectField
            label={t('campaigns:action.plan')}
            value={planId}
            onChange={(value) => form.setValues({ planId: value, phaseId: null, actionId: null })}
            data={(plans.data?.plans ?? []).map(({ id, title }) => ({ value: id, label: title.text }))}
          />
          <SelectField
            {...form.getInputProps('objectiveId')}
            label={t('campaigns:action.objective')}
            data={[
              ...objectives.map(({ id, content }) => ({
                value: id,
                label: said(content.sentence),
              })),
              { value: NONE, label: t('campaigns:action.ofCampaign') },
            ]}
          />
        </FieldPair>
        {planId && <InPlan planId={planId} form={form} />}
        {way === 'make' && (
          <>
            {view}
            <TextsField form={form} path="title" label={t('campaigns:action.what')} language={language} />
            <FieldPair>
              <PersonPicker
                label={t('campaigns:action.owner')}
                path="ownerId"
                value={ownerId}
                onChange={(id) => form.setFieldValue('ownerId', id)}
                clearable
              />
              <TextField {...form.getInputProps('dueOn')} type="date" label={t('campaigns:action.dueOn')} />
            </FieldPair>
          </>
        )}
      </Form>
    </div>
  );
}

/** The phase of a plan, or the action in it. */
function InPlan({ planId, form }: { planId: string; form: ReturnType<typeof useDraftForm<ActionValues>> }) {
  const t = useT();
  const said = useSaid();
  const { actions: linked } = useCampaign();
  const plan = useQuery(ask('plan.readPlan', { planId }));
  const free = (plan.data?.actions ?? []).filter(({ id }) => linked.every((one) => one.id !== id));
  return form.values.way === 'make' ? (
    <SelectField
      {...form.getInputProps('phaseId')}
      label={t('campaigns:action.phase')}
      data={(plan.data?.phases ?? []).map(({ id, title }) => ({ value: id, label: said(title) }))}
    />
  ) : (
    <SelectField
      {...form.getInputProps('actionId')}
      label={t('campaigns:action.which')}
      data={free.map(({ id, title }) => ({ value: id, label: said(title) }))}
    />
  );
}

function actionOf({ way, phaseId, actionId, objectiveId, title, ownerId, dueOn }: ActionValues) {
  const objective = { objectiveId: objectiveId === NONE ? null : objectiveId };
  if (way === 'link') return { ...objective, ...(actionId ? { actionId } : {}) };
  return {
    ...objective,
    ...(phaseId ? { phaseId } : {}),
    title: editionsOf(title) ?? {},
    ownerId,
    dueOn: dueOn || null,
  };
}
