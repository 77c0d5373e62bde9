import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { Checkbox } from '#web/ui/choice.tsx';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { ChannelOrder } from './channel-order.tsx';
import { inputOf, type PreferenceValues, valuesOf } from './preference-values.ts';
import classes from './preferences.module.css';
import type { Preferences } from './reader-words.ts';
import { usePreferenceDifferences } from './use-preference-differences.ts';
import { WorkHours } from './work-hours.tsx';

/** Channels in order, quiet hours, zone and working time; two devices at it lose nothing. */
export function PreferenceForm({ preferences }: { preferences: Preferences }) {
  const t = useT();
  const me = useMe();
  const [theirs, setTheirs] = useState<Preferences | null>(null);
  const form = useDraftForm<PreferenceValues>({
    name: `delivery.preferences.${preferences.version}`,
    initial: valuesOf(preferences),
  });
  const { values } = form;
  const differences = usePreferenceDifferences();
  const save = useSend('delivery.changePreferences', { changes: ['delivery.readPreferences'] });
  const send = async (chosen: PreferenceValues, version: number) => {
    await save.mutateAsync(inputOf(chosen, version)).catch((error: unknown) => {
      if (isConflict(error)) setTheirs(currentOf(error.detail['current']));
      throw error;
    });
    form.forgetDraft();
    setTheirs(null);
    say(t('delivery:preferences.saved'));
  };
  return (
    <>
      <Form
        form={form}
        module="delivery"
        submit={t('delivery:preferences.save')}
        send={(chosen) => send(chosen, preferences.version)}
        fieldOf={(path) => path.replace(/^quiet\.from/, 'quietFrom').replace(/^quiet\.to/, 'quietTo')}
      >
        <ChannelOrder
          channels={values.channels}
          onChange={(channels) => form.setFieldValue('channels', channels)}
        />
        <fieldset className={classes['group']}>
          <legend>{t('delivery:preferences.quiet')}</legend>
          <Checkbox
            label={t('delivery:preferences.quietOn')}
            checked={values.quietOn}
            onChange={(on) => form.setFieldValue('quietOn', on)}
          />
          {values.quietOn && (
            <FieldPair>
              <TextField
                {...form.getInputProps('quietFrom')}
                type="time"
                label={t('delivery:preferences.from')}
              />
              <TextField
                {...form.getInputProps('quietTo')}
                type="time"
                label={t('delivery:preferences.to')}
              />
            </FieldPair>
          )}
        </fieldset>
        <fieldset className={classes['group']}>
          <legend>{t('delivery:preferences.work')}</legend>
          <Checkbox
            label={t('delivery:preferences.disconnect')}
            text={t('delivery:preferences.disconnectText')}
            checked={values.disconnect}
            onChange={(on) => form.setFieldValue('disconnect', on)}
          />
          <Checkbox
            label={t('delivery:preferences.ownHours')}
            text={t('delivery:preferences.ownHoursText')}
            checked={values.ownHours}
            onChange={(on) => form.setFieldValue('ownHours', on)}
          />
          {values.ownHours && (
            <WorkHours week={values.week} onChange={(week) => form.setFieldValue('week', week)} />
          )}
          <SelectField
            {...form.getInputProps('zone')}
            label={t('delivery:preferences.zone')}
            data={[
              { value: '', label: t('delivery:preferences.zoneAsRecord', { zone: me.zone }) },
              ...Intl.supportedValuesOf('timeZone'),
            ]}
          />
        </fieldset>
      </Form>
      {theirs && (
        <ConflictDialog
          open
          onClose={() => setTheirs(null)}
          differences={differences(values, valuesOf(theirs))}
          onKeepMine={() => void send(values, theirs.version).catch(() => undefined)}
          onTakeTheirs={() => {
            form.forgetDraft();
            form.setValues(valuesOf(theirs));
            setTheirs(null);
          }}
        />
      )}
    </>
  );
}

/** What the server says stands now. */
function currentOf(current: unknown): Preferences | null {
  if (typeof current !== 'object' || current === null || !('version' in current)) return null;
  return current as Preferences; // safe: the answer of `readPreferences`, as the server refused with it
}
