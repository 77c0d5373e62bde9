import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Language } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Checkbox, RadioRows } from '#web/ui/choice.tsx';
import { TextArea, TextField } from '#web/ui/fields.tsx';
import { FieldPair } from '#web/ui/form.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import type { DraftForm } from '#web/ui/use-draft-form.ts';
import { useSaid } from './campaign-words.ts';
import { AudienceField } from './pickers.tsx';
import classes from './release.module.css';
import { CHANNELS, type ReleaseValues } from './release-values.ts';
import { TextsField } from './text-fields.tsx';

const MOST_AUDIENCES = 100;
/** Of 1 to 100, the three that people can tell apart. */
const PRIORITIES = ['p80', 'p50', 'p20'] as const;

type FieldProps = { readonly form: DraftForm<ReleaseValues> };

/** A ring of the campaign, or a saved audience. */
export function WhomField({ form, campaignId }: FieldProps & { campaignId: string }) {
  const t = useT();
  const said = useSaid();
  const rings = useQuery(ask('campaigns.listRings', { campaignId }));
  const audiences = useQuery(ask('people.listAudiences', { limit: MOST_AUDIENCES }));
  const ringRows = rings.data?.rings ?? [];
  return (
    <SelectField
      label={t('campaigns:release.whom')}
      description={t('campaigns:release.whomHint')}
      data-path="to"
      error={form.errors['to']}
      value={form.values.to || null}
      onChange={(to) => form.setFieldValue('to', to ?? '')}
      data={[
        ...(ringRows.length > 0
          ? [
              {
                group: t('campaigns:parts.ring'),
                items: ringRows.map(({ id, name, opening, people }) => ({
                  value: `ring:${id}`,
                  label: t(opening ? 'campaigns:release.ringOpen' : 'campaigns:release.ringClosed', {
                    name: said(name),
                    count: people,
                  }),
                })),
              },
            ]
          : []),
        {
          group: t('campaigns:release.audiences'),
          items: (audiences.data?.rows ?? []).map(({ id, name }) => ({
            value: `audience:${id}`,
            label: name,
          })),
        },
      ]}
    />
  );
}

/** A time of the planner's zone, or the best slot of the week that begins there. */
export function WhenFields({ form }: FieldProps) {
  const t = useT();
  const { zone, weekday } = useFormat();
  return (
    <>
      <RadioRows
        label={t('campaigns:release.when')}
        value={form.values.kind}
        options={[
          { value: 'at', label: t('campaigns:release.at'), text: t('campaigns:release.atText') },
          { value: 'best', label: t('campaigns:release.best'), text: t('campaigns:release.bestText') },
        ]}
        onChange={(kind) => form.setFieldValue('kind', kind)}
      />
      <FieldPair>
        <TextField
          {...form.getInputProps('day')}
          data-path="day"
          type="date"
          label={t('campaigns:release.day')}
          description={form.values.day && weekday(form.values.day)}
        />
        <TextField
          {...form.getInputProps('time')}
          data-path="time"
          type="time"
          label={t('campaigns:release.time')}
          description={zone}
        />
      </FieldPair>
    </>
  );
}

/** Channels and what goes first when a week is full. */
export function HowFields({ form }: FieldProps) {
  const t = useT();
  const { channels, priority } = form.values;
  return (
    <>
      <fieldset className={classes['channels']}>
        <legend className="field-label">{t('campaigns:release.channels')}</legend>
        {CHANNELS.map((channel) => (
          <Checkbox
            key={channel}
            label={t(`delivery:channel.${channel}`)}
            {...(channel === 'feed' ? { text: t('campaigns:release.feedAlways') } : {})}
            checked={channels.includes(channel)}
            onChange={(checked) =>
              form.setFieldValue(
                'channels',
                CHANNELS.filter(
                  (one) => one === 'feed' || (one === channel ? checked : channels.includes(one)),
                ),
              )
            }
          />
        ))}
      </fieldset>
      <SelectField
        label={t('campaigns:release.priority')}
        description={t('campaigns:release.priorityHint')}
        value={priority}
        data={PRIORITIES.map((value) => ({
          value: value.slice(1),
          label: t(`campaigns:release.priorities.${value}`),
        }))}
        onChange={(chosen) => form.setFieldValue('priority', chosen ?? '50')}
      />
    </>
  );
}

interface ChangeFieldsProps extends FieldProps {
  readonly language: Language;
  /** The switch between the languages of the text. */
  readonly view: ReactNode;
}

/** What is different in this version, and who is asked to confirm it again. */
export function ChangeFields({ form, language, view }: ChangeFieldsProps) {
  const t = useT();
  const { asksAgain, affectedAudienceId } = form.values;
  return (
    <>
      {view}
      <TextsField
        form={form}
        path="changed"
        label={t('campaigns:release.changed')}
        description={t('campaigns:release.changedHint')}
        language={language}
        rows={2}
      />
      <RadioRows
        label={t('campaigns:release.asksAgain')}
        value={asksAgain}
        options={[
          { value: 'everyone', label: t('campaigns:release.asksEveryone') },
          { value: 'affected', label: t('campaigns:release.asksAffected') },
          { value: 'nobody', label: t('campaigns:release.asksNobody') },
        ]}
        onChange={(chosen) => form.setFieldValue('asksAgain', chosen)}
      />
      {asksAgain === 'affected' && (
        <AudienceField
          label={t('campaigns:release.affected')}
          path="affectedAudienceId"
          error={form.errors['affectedAudienceId']?.toString()}
          value={affectedAudienceId}
          onChange={(id) => form.setFieldValue('affectedAudienceId', id)}
        />
      )}
    </>
  );
}

/** For a ring that opens later: why it goes out even when the advice of that day is against it. */
export function BeforehandField({ form }: FieldProps) {
  const t = useT();
  return (
    <TextArea
      {...form.getInputProps('againstReason')}
      data-path="againstReason"
      maxLength={1000}
      minRows={2}
      label={t('campaigns:release.beforehand')}
      description={t('campaigns:release.beforehandHint')}
    />
  );
}
