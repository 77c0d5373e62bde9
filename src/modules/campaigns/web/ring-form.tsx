import { useState } from 'react';
import { editionsOf, type Texts, textsOf, useEditionSwitch } from '#modules/plan/web/edition-fields.tsx';
import { numberOf } from '#modules/plan/web/measure-values.ts';
import type { Input } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { useCampaign } from './campaign-desk.ts';
import type { Ring } from './campaign-words.ts';
import formClasses from './form.module.css';
import { fieldOfPart } from './part-form.tsx';
import { AudienceField } from './pickers.tsx';
import { TextsField } from './text-fields.tsx';
import { useRingWriting } from './use-ring-writing.tsx';
import { instantAt, wallTime } from './wall-time.ts';

interface RingValues extends Record<string, unknown> {
  name: Texts;
  audienceId: string | null;
  percent: string;
  opensAt: string;
  embargoUntil: string;
}

interface RingFormProps {
  readonly ring: Ring | null;
  readonly isFirst: boolean;
  readonly onEnd: () => void;
}

/** Whom a ring reaches, and what opens it: a share of the ring before, a time, or somebody by hand. */
export function RingForm({ ring, isFirst, onEnd }: RingFormProps) {
  const t = useT();
  const { zone } = useMe();
  const { id: campaignId } = useCampaign();
  const { language, view } = useEditionSwitch();
  const add = useSend('campaigns.addRing', { changes: ['campaigns'] });
  const { write, dialog } = useRingWriting();
  const form = useDraftForm<RingValues>({
    name: `campaigns.${campaignId}.ring.${ring?.id ?? 'new'}`,
    initial: {
      name: textsOf(ring?.name),
      audienceId: ring?.audienceId ?? null,
      percent:
        ring?.shareNeeded == null
          ? ring || isFirst
            ? ''
            : '80'
          : String(Math.round(ring.shareNeeded * 100)),
      opensAt: ring?.opensAt ? wallTime(ring.opensAt, zone) : '',
      embargoUntil: ring?.embargoUntil ? wallTime(ring.embargoUntil, zone) : '',
    },
  });
  const end = () => {
    form.forgetDraft();
    onEnd();
  };
  const send = async (values: RingValues) => {
    const fields = fieldsOf(values, zone);
    if (!ring) await add.mutateAsync({ campaignId, ...fields });
    else if (!(await write(ring, fields))) return;
    say(t('campaigns:form.saved'));
    end();
  };
  const audienceError = form.errors['audienceId'];
  return (
    <div className={formClasses['edit']}>
      <h3>{t(ring ? 'campaigns:ring.edit' : 'campaigns:ring.add')}</h3>
      <Form
        form={form}
        module="campaigns"
        submit={t('campaigns:form.save')}
        fieldOf={(path) => fieldOfPart(path.replace('shareNeeded', 'percent'), language)}
        check={(values) => ({
          ...(editionsOf(values.name) ? {} : { [`name.${language}`]: t('web:errors.fields.required') }),
          ...(values.audienceId ? {} : { audienceId: t('web:errors.fields.required') }),
        })}
        send={send}
        others={
          <>
            <Button onClick={end}>{t('web:dialog.cancel')}</Button>
            {ring && !ring.opening && <RemoveRing ring={ring} onDone={end} />}
          </>
        }
      >
        {view}
        <TextsField form={form} path="name" label={t('campaigns:ring.name')} language={language} />
        <AudienceField
          label={t('campaigns:ring.audience')}
          value={form.values.audienceId}
          onChange={(id) => form.setFieldValue('audienceId', id)}
          error={typeof audienceError === 'string' ? audienceError : undefined}
        />
        <FieldPair>
          <TextField
            {...form.getInputProps('percent')}
            inputMode="numeric"
            label={t('campaigns:ring.percent')}
            description={t(isFirst ? 'campaigns:ring.percentFirst' : 'campaigns:ring.percentHint')}
          />
          <TextField
            {...form.getInputProps('opensAt')}
            type="datetime-local"
            label={t('campaigns:ring.notBefore')}
            description={t('campaigns:ring.notBeforeHint')}
          />
        </FieldPair>
        <TextField
          {...form.getInputProps('embargoUntil')}
          type="datetime-local"
          label={t('campaigns:ring.embargo')}
          description={t('campaigns:ring.embargoHint')}
        />
      </Form>
      {dialog}
    </div>
  );
}

function fieldsOf(
  { name, audienceId, percent, opensAt, embargoUntil }: RingValues,
  zone: string,
): Pick<Input<'campaigns.addRing'>, 'name'> & {
  audienceId: string;
  shareNeeded: number | null;
  opensAt: string | null;
  embargoUntil: string | null;
} {
  const share = numberOf(percent);
  return {
    name: editionsOf(name) ?? {},
    audienceId: audienceId ?? '',
    shareNeeded: share === null ? null : share / 100,
    opensAt: opensAt ? instantAt(opensAt, zone) : null,
    embargoUntil: embargoUntil ? instantAt(embargoUntil, zone) : null,
  };
}

function RemoveRing({ ring, onDone }: { ring: Ring; onDone: () => void }) {
  const t = useT();
  const [asked, setAsked] = useState(false);
  const remove = useSend('campaigns.removeRing', { changes: ['campaigns'], onDone });
  const name = Object.values(ring.name)[0] ?? '';
  return (
    <>
      <Button kind="danger" onClick={() => setAsked(true)}>
        {t('campaigns:form.remove')}
      </Button>
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('campaigns:ring.removeTitle', { name })}
        text={t('campaigns:ring.removeText')}
        verb={t('campaigns:form.remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ ringId: ring.id, version: ring.version })}
      />
    </>
  );
}
