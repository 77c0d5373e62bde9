import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { useEditionSwitch } from '#modules/plan/web/edition-fields.tsx';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { forget } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { SidePanel } from '#web/ui/dialog.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { type DraftForm, useDraftForm } from '#web/ui/use-draft-form.ts';
import { PieceChangesFields } from './piece-changes-fields.tsx';
import { PieceQuestionFields } from './piece-question-fields.tsx';
import { PieceSettingsConflict } from './piece-settings-conflict.tsx';
import {
  asksQuestion,
  type SettingsValues,
  settingsValues,
  writtenSettings,
} from './piece-settings-values.ts';
import type { StudioPiece } from './piece-text.ts';
import { PieceTopicField } from './piece-topic-field.tsx';
import { TextsField } from './text-fields.tsx';

interface PieceSettingsPanelProps {
  readonly piece: StudioPiece;
  readonly onClose: () => void;
}

type Settings = StudioPiece['settings'];

// As in the contract, which would bring its schemas into this chunk.
const LANES: readonly Settings['lane'][] = ['safety', 'must_know', 'ours', 'nice_to_know'];
const LEVELS: readonly Settings['level'][] = ['none', 'seen', 'understood', 'signed'];

/** What is decided about a piece besides its texts, in one panel; two who decide at once see both. */
export function PieceSettingsPanel({ piece, onClose }: PieceSettingsPanelProps) {
  const t = useT();
  const client = useQueryClient();
  const { language, view } = useEditionSwitch();
  const [version, setVersion] = useState(piece.version);
  const [clash, setClash] = useState<{ version: number; theirs: Settings } | null>(null);
  const form = useDraftForm<SettingsValues>({
    name: `piece.settings.${piece.id}`,
    initial: settingsValues(piece.settings),
  });
  const done = async () => {
    form.forgetDraft();
    await forget(client, ['campaigns']);
    say(t('campaigns:settings.saved'));
    onClose();
  };
  const send = async (values: SettingsValues, on = version) => {
    const settings = writtenSettings(values, piece.settings);
    try {
      await call('campaigns.changePiece', { pieceId: piece.id, version: on, settings });
    } catch (error) {
      if (!isConflict(error)) throw error;
      const { version: newest, settings: theirs } = Object(error.detail['current']);
      setVersion(Number(newest));
      // Safe: a conflict of this endpoint carries the piece as it stands now.
      setClash({ version: Number(newest), theirs: theirs as Settings });
      return;
    }
    await done();
  };
  return (
    <SidePanel open onClose={onClose} title={t('campaigns:editor.decided')}>
      <Form
        form={form}
        module="campaigns"
        submit={t('campaigns:settings.save')}
        fieldOf={(path) => `${path.replace(/^settings\./, '')}`}
        send={(values) => send(values)}
        others={<Button onClick={onClose}>{t('web:dialog.cancel')}</Button>}
      >
        {view}
        <PieceChangesFields form={form} language={language} names={piece.names} />
        <TextsField
          form={form}
          path="fromWhom"
          label={t('campaigns:settings.fromWhom')}
          description={t('campaigns:settings.fromWhomHint')}
          language={language}
        />
        <DeliveryFields form={form} piece={piece} />
        {asksQuestion(form.values.level) && <PieceQuestionFields form={form} language={language} />}
      </Form>
      {clash && (
        <PieceSettingsConflict
          piece={piece}
          mine={writtenSettings(form.values, piece.settings)}
          theirs={clash.theirs}
          onClose={() => setClash(null)}
          onKeepMine={() => {
            setClash(null);
            void send(form.values, clash.version);
          }}
          onTakeTheirs={() => void done()}
        />
      )}
    </SidePanel>
  );
}

/** How it reaches people: lane, what they confirm, topic, until when it holds, who answers for it. */
function DeliveryFields({ form, piece }: { form: DraftForm<SettingsValues>; piece: StudioPiece }) {
  const t = useT();
  const { ownerId } = form.values;
  return (
    <>
      <SelectField
        label={t('campaigns:settings.lane')}
        data-path="lane"
        description={t(`campaigns:settings.lanes.${form.values.lane}`)}
        value={form.values.lane}
        data={LANES.map((value) => ({ value, label: t(`delivery:lane.${value}`) }))}
        onChange={(chosen) => form.setFieldValue('lane', LANES.find((one) => one === chosen) ?? 'ours')}
      />
      <SelectField
        label={t('campaigns:settings.level')}
        data-path="level"
        value={form.values.level}
        data={LEVELS.map((value) => ({ value, label: t(`delivery:level.${value}`) }))}
        onChange={(chosen) => form.setFieldValue('level', LEVELS.find((one) => one === chosen) ?? 'none')}
      />
      <PieceTopicField
        value={form.values.topicId}
        onChange={(topicId) => form.setFieldValue('topicId', topicId)}
      />
      <TextField
        {...form.getInputProps('trueUntilOn')}
        type="date"
        data-path="trueUntilOn"
        label={t('campaigns:settings.trueUntil')}
        description={t('campaigns:settings.trueUntilHint')}
      />
      <PersonPicker
        label={t('campaigns:settings.owner')}
        path="ownerId"
        clearable
        value={ownerId}
        chosen={ownerId ? { id: ownerId, name: piece.names[ownerId] ?? '' } : null}
        onChange={(chosen) => form.setFieldValue('ownerId', chosen)}
      />
    </>
  );
}
