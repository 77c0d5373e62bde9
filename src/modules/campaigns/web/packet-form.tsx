import { useState } from 'react';
import type { Language } from '#kernel/language.ts';
import { textsOf, useEditionSwitch } from '#modules/plan/web/edition-fields.tsx';
import { useT } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/choice.tsx';
import { Form } from '#web/ui/form.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { say } from '#web/ui/toast.tsx';
import { type DraftForm, useDraftForm } from '#web/ui/use-draft-form.ts';
import { useCampaign } from './campaign-desk.ts';
import { partsOf, type Ring, useSaid } from './campaign-words.ts';
import formClasses from './form.module.css';
import { PacketPreview } from './packet-preview.tsx';
import { type PacketValues, packetProblems, typedPacket, valuesOfPacket } from './packet-values.ts';
import { TextsField, TextsList } from './text-fields.tsx';
import { useRingWriting } from './use-ring-writing.tsx';

const MOST_ANSWERS = 5;
/** The lists of a packet, and how long each may be. */
const LISTS = [
  ['reasons', 10],
  ['decided', 15],
  ['notDecided', 15],
  ['doNotGuess', 15],
] as const;

type PacketFormState = DraftForm<PacketValues>;

/** Writes the packet; beside it what a manager will read. */
export function PacketForm({ ring }: { ring: Ring }) {
  const t = useT();
  // The ring as it was when writing began: what others save meanwhile is joined with mine or put beside it.
  const [opened, setOpened] = useState(ring);
  const { language, view } = useEditionSwitch();
  const { write, dialog } = useRingWriting();
  const form = useDraftForm<PacketValues>({
    name: `campaigns.packet.${ring.id}`,
    initial: valuesOfPacket(ring.packet),
  });
  const send = async (values: PacketValues) => {
    const packet = typedPacket(values);
    if (!(await write(opened, { packet }))) return;
    setOpened({ ...opened, version: opened.version + 1, packet });
    form.resetDirty();
    say(t('campaigns:packet.saved'));
  };
  return (
    <div className={formClasses['beside']}>
      <div>
        {ring.opening && ring.confirmed > 0 && (
          <p className={formClasses['hint']}>{t('campaigns:packet.askedAgain')}</p>
        )}
        <Form
          form={form}
          module="campaigns"
          submit={t('campaigns:packet.save')}
          fieldOf={(path) => `${path.replace(/^packet\./, '')}.${language}`}
          check={(values) =>
            packetProblems(values, language, {
              needed: t('web:errors.fields.required'),
              right: t('campaigns:packet.rightNeeded'),
            })
          }
          send={send}
        >
          {view}
          <PacketTexts form={form} language={language} />
          <ObjectionChoice form={form} />
          <Scenario form={form} language={language} />
        </Form>
      </div>
      <PacketPreview values={form.values} />
      {dialog}
    </div>
  );
}

interface PartProps {
  readonly form: PacketFormState;
  readonly language: Language;
}

function PacketTexts({ form, language }: PartProps) {
  const t = useT();
  return (
    <>
      <TextsField
        form={form}
        path="message"
        label={t('campaigns:packet.message')}
        language={language}
        rows={3}
      />
      {LISTS.map(([list, most]) => (
        <TextsList
          key={list}
          form={form}
          path={list}
          label={t(`campaigns:packet.${list}`)}
          labelOf={(place) => t('campaigns:packet.nth', { what: t(`campaigns:packet.${list}`), place })}
          language={language}
          most={most}
        />
      ))}
      <TextsField
        form={form}
        path="teamPart"
        label={t('campaigns:packet.teamPart')}
        language={language}
        rows={2}
      />
      <TextsField
        form={form}
        path="spoken"
        label={t('campaigns:packet.spoken')}
        description={t('campaigns:packet.spokenHint')}
        language={language}
        rows={4}
      />
    </>
  );
}

/** Which answered objections of the brief go into the packet as likely questions. */
function ObjectionChoice({ form }: { form: PacketFormState }) {
  const t = useT();
  const said = useSaid();
  const answered = partsOf(useCampaign(), 'objection').filter(({ content }) => content.answer !== null);
  const { allObjections, objectionIds } = form.values;
  return (
    <fieldset className={formClasses['list']}>
      <legend className="field-label">{t('campaigns:packet.questions')}</legend>
      <Checkbox
        label={t('campaigns:packet.allQuestions')}
        checked={allObjections}
        onChange={(on) => form.setFieldValue('allObjections', on)}
      />
      {!allObjections &&
        answered.map(({ id, content }) => (
          <Checkbox
            key={id}
            label={t('campaigns:card.quoted', { words: said(content.words) })}
            checked={objectionIds.includes(id)}
            onChange={(on) =>
              form.setFieldValue(
                'objectionIds',
                on ? [...objectionIds, id] : objectionIds.filter((one) => one !== id),
              )
            }
          />
        ))}
    </fieldset>
  );
}

/** One situation; whoever answers it right can explain it. */
function Scenario({ form, language }: PartProps) {
  const t = useT();
  const { answers, right } = form.values.scenario;
  return (
    <fieldset className={formClasses['list']}>
      <legend className="field-label">{t('campaigns:packet.scenario')}</legend>
      <div className={formClasses['whole']}>
        <TextsField
          form={form}
          path="scenario.text"
          label={t('campaigns:packet.situation')}
          description={t('campaigns:packet.situationHint')}
          language={language}
          rows={2}
        />
      </div>
      {answers.map((_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: answers have no ids, and the form holds them by their place
        <div key={place} className={formClasses['listed']}>
          <TextsField
            form={form}
            path={`scenario.answers.${place}`}
            label={t('campaigns:packet.answer', { place: place + 1 })}
            language={language}
          />
          <label className={formClasses['right']}>
            <input
              type="radio"
              name="right"
              checked={right === place}
              onChange={() => form.setFieldValue('scenario.right', place)}
            />
            {t('campaigns:packet.right')}
          </label>
        </div>
      ))}
      {answers.length < MOST_ANSWERS && (
        <button
          type="button"
          className="link"
          onClick={() => form.setFieldValue('scenario.answers', [...answers, textsOf(null)])}
        >
          <IconPlus size={16} />
          {t('campaigns:packet.anotherAnswer')}
        </button>
      )}
      <div className={formClasses['whole']}>
        <TextsField
          form={form}
          path="scenario.explanation"
          label={t('campaigns:packet.explanation')}
          description={t('campaigns:packet.explanationHint')}
          language={language}
        />
      </div>
    </fieldset>
  );
}
