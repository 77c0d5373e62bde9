import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { editionsOf, type Texts, textsOf } from '#modules/plan/web/edition-fields.tsx';
import { numberOf } from '#modules/plan/web/measure-values.ts';
import { useT } from '#web/i18n.ts';
import { Checkbox, Segments } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair } from '#web/ui/form.tsx';
import type { ContentOf } from '../contract/part.ts';
import { useCampaign } from './campaign-desk.ts';
import type { PartOf } from './campaign-words.ts';
import { PartForm } from './part-form.tsx';
import { TextsField } from './text-fields.tsx';

const KINDS = ['fear', 'rumour', 'prejudice'] as const;
const STATES = ['open', 'answered', 'gone'] as const;

interface ObjectionValues extends Record<string, unknown> {
  words: Texts;
  kind: (typeof KINDS)[number];
  heard: Texts;
  percent: string;
  asked: string;
  askedOn: string;
  answer: Texts;
  concedes: boolean;
  answererId: string | null;
  answerBy: string;
  status: (typeof STATES)[number];
}

interface ObjectionFormProps {
  readonly objection: PartOf<'objection'> | null;
  readonly onEnd: () => void;
}

/** A fear, rumour or prejudice in people's words, and what is answered honestly. */
export function ObjectionForm({ objection, onEnd }: ObjectionFormProps) {
  const t = useT();
  const { names } = useCampaign();
  const answerer = objection?.content.answererId ?? null;
  return (
    <PartForm<'objection', ObjectionValues>
      kind="objection"
      part={objection}
      title={t(objection ? 'campaigns:objection.edit' : 'campaigns:objection.add')}
      onEnd={onEnd}
      initial={valuesOf(objection?.content ?? null)}
      contentOf={objectionOf}
      check={(values, language) =>
        editionsOf(values.words) ? {} : { [`words.${language}`]: t('web:errors.fields.required') }
      }
    >
      {(form, language) => (
        <>
          <TextsField
            form={form}
            path="words"
            label={t('campaigns:fields.words')}
            description={t('campaigns:objection.wordsHint')}
            language={language}
          />
          <Segments
            label={t('campaigns:fields.kind')}
            value={form.values.kind}
            onChange={(kind) => form.setFieldValue('kind', kind)}
            options={KINDS.map((value) => ({ value, label: t(`campaigns:objection.${value}`) }))}
          />
          <TextsField
            form={form}
            path="heard"
            label={t('campaigns:fields.heard')}
            description={t('campaigns:objection.heardHint')}
            language={language}
          />
          <FieldPair>
            <TextField
              {...form.getInputProps('percent')}
              inputMode="decimal"
              label={t('campaigns:objection.percent')}
            />
            <TextField
              {...form.getInputProps('asked')}
              inputMode="numeric"
              label={t('campaigns:objection.asked')}
            />
          </FieldPair>
          <TextField
            {...form.getInputProps('askedOn')}
            type="date"
            label={t('campaigns:objection.askedOn')}
          />
          <TextsField
            form={form}
            path="answer"
            label={t('campaigns:fields.answer')}
            language={language}
            rows={3}
          />
          <Checkbox
            label={t('campaigns:objection.concedesLabel')}
            checked={form.values.concedes}
            onChange={(on) => form.setFieldValue('concedes', on)}
          />
          <FieldPair>
            <PersonPicker
              label={t('campaigns:fields.answererId')}
              path="answererId"
              value={form.values.answererId}
              chosen={answerer && names[answerer] ? { id: answerer, name: names[answerer] } : null}
              onChange={(id) => form.setFieldValue('answererId', id)}
              clearable
            />
            <TextField
              {...form.getInputProps('answerBy')}
              type="date"
              label={t('campaigns:fields.answerBy')}
            />
          </FieldPair>
          <Segments
            label={t('campaigns:fields.status')}
            value={form.values.status}
            onChange={(status) => form.setFieldValue('status', status)}
            options={STATES.map((value) => ({ value, label: t(`campaigns:objection.${value}`) }))}
          />
        </>
      )}
    </PartForm>
  );
}

function valuesOf(content: ContentOf['objection'] | null): ObjectionValues {
  return {
    words: textsOf(content?.words),
    kind: content?.kind ?? 'fear',
    heard: textsOf(content?.heard),
    percent: content?.share ? String(content.share.percent) : '',
    asked: content?.share ? String(content.share.asked) : '',
    askedOn: content?.share?.on ?? '',
    answer: textsOf(content?.answer),
    concedes: content?.concedes ?? false,
    answererId: content?.answererId ?? null,
    answerBy: content?.answerBy ?? '',
    status: content?.status ?? 'open',
  };
}

function objectionOf(values: ObjectionValues): ContentOf['objection'] {
  const { kind, concedes, answererId, answerBy, status, askedOn } = values;
  const [percent, asked] = [numberOf(values.percent), numberOf(values.asked)];
  return {
    words: editionsOf(values.words) ?? {},
    kind,
    heard: editionsOf(values.heard),
    share: percent !== null && asked !== null && askedOn ? { percent, asked, on: askedOn } : null,
    answer: editionsOf(values.answer),
    concedes,
    answererId,
    answerBy: answerBy || null,
    status,
  };
}
