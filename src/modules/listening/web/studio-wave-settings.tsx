import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { forget, useSend } from '#web/query.ts';
import { Checkbox, RadioRows } from '#web/ui/choice.tsx';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { AudienceField } from './studio-audience-field.tsx';
import classes from './studio-survey.module.css';
import { instantAt, wallTime } from './studio-wall-time.ts';
import type { Wave } from './studio-wave-page.tsx';
import { CHOSEN_VIEWS } from './studio-wave-views.ts';

interface Values extends Record<string, unknown> {
  version: number;
  settings: Wave['settings'];
  opensAt: string;
  closesAt: string;
}

/** Who is asked, by what results may be divided, from when until when; saved before it is planned. */
export function WaveSettings({ wave }: { wave: Wave }) {
  const t = useT();
  const client = useQueryClient();
  const format = useFormat();
  const [theirs, setTheirs] = useState<Wave | null>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  const initial: Values = {
    version: wave.version,
    settings: wave.settings,
    opensAt: wallTime(wave.settings.opensAt, format.zone),
    closesAt: wallTime(wave.settings.closesAt, format.zone),
  };
  const form = useDraftForm<Values>({ name: `listening.wave.${wave.id}`, initial });
  const { settings } = form.values;
  const change = (part: Partial<Wave['settings']>) =>
    form.setFieldValue('settings', { ...settings, ...part });
  const save = useSend('listening.changeWave');
  const settled = async () => {
    form.forgetDraft();
    setTheirs(null);
    await forget(client, ['listening']);
  };
  const send = async (values: Values, version: number) => {
    try {
      await save.mutateAsync({ waveId: wave.id, version, settings: settingsOf(values, format.zone) });
    } catch (error) {
      // Safe: the conflict of this endpoint carries the wave as it stands.
      if (isConflict(error)) setTheirs(error.detail['current'] as Wave);
      throw error;
    }
    say(t('listening:studio.saved'));
    await settled();
  };
  return (
    <Section title={t('listening:studio.waveSettings')} lede={t('listening:studio.waveSettingsText')}>
      <Form
        form={form}
        module="listening"
        submit={t('listening:studio.save')}
        fieldOf={(path) => path.replace(/^settings\.(opensAt|closesAt)$/, '$1')}
        check={({ closesAt }): Partial<Record<string, string>> =>
          closesAt ? {} : { closesAt: t('listening:studio.closingNeeded') }
        }
        send={(values) => send(values, values.version)}
      >
        <AudienceField
          label={t('listening:studio.audience')}
          value={settings.audienceId}
          onChange={(audienceId) => change({ audienceId })}
        />
        <fieldset className={classes['condition']}>
          <legend className="field-label">{t('listening:studio.views')}</legend>
          {CHOSEN_VIEWS.map((view) => (
            <Checkbox
              key={view}
              label={t(`listening:mapViews.${view}`)}
              checked={settings.views.includes(view)}
              onChange={(on) =>
                change({
                  views: CHOSEN_VIEWS.filter((one) => (one === view ? on : settings.views.includes(one))),
                })
              }
            />
          ))}
          <p className="small">{t('listening:studio.viewsText')}</p>
        </fieldset>
        <FieldPair>
          <TextField
            {...form.getInputProps('opensAt')}
            type="datetime-local"
            label={t('listening:studio.opensAt')}
            description={t('listening:studio.opensAtText')}
          />
          <TextField
            {...form.getInputProps('closesAt')}
            type="datetime-local"
            label={t('listening:studio.closesAt')}
            description={t('listening:studio.closesAtText')}
          />
        </FieldPair>
        <RadioRows
          label={t('listening:studio.codesFor')}
          value={settings.codesFor.who}
          onChange={(who) => who !== 'audience' && change({ codesFor: { who } })}
          options={[
            // An audience is chosen through the API so far; the screen keeps it.
            ...(settings.codesFor.who === 'audience'
              ? [{ value: 'audience' as const, label: t('listening:studio.codesForAudience') }]
              : []),
            { value: 'nobody', label: t('listening:studio.codesForNobody') },
            { value: 'without_email', label: t('listening:studio.codesForWithoutEmail') },
          ]}
        />
        <Checkbox
          label={t('listening:studio.invite')}
          checked={settings.invite}
          onChange={(invite) => change({ invite })}
        />
      </Form>
      {failed && !isConflict(failed) && <Failure error={failed} />}
      {theirs && (
        <ConflictDialog
          open
          onClose={() => setTheirs(null)}
          onKeepMine={() => void send(form.values, theirs.version).catch(setFailed)}
          onTakeTheirs={() => void settled()}
          differences={(['opensAt', 'closesAt'] as const).map((field) => ({
            field: t(field === 'opensAt' ? 'listening:studio.opensAt' : 'listening:studio.closesAt'),
            mine: form.values[field],
            theirs: wallTime(theirs.settings[field], format.zone),
          }))}
        />
      )}
    </Section>
  );
}

function settingsOf({ settings, opensAt, closesAt }: Values, zone: string): Wave['settings'] {
  return {
    ...settings,
    opensAt: instantAt(opensAt, zone),
    closesAt: instantAt(closesAt, zone) ?? settings.closesAt,
  };
}
