import { dayIn } from '#kernel/calendar.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { TextArea, TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { IconDone } from '#web/ui/icons.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import classes from './reader.module.css';
import type { Packet } from './reader-words.ts';

const FORMS = ['huddle', 'meeting', 'one_to_one', 'in_writing'] as const;
/** Under which key a form is said: names that end in `_one` would be plurals. */
const TOLD = {
  huddle: 'huddle',
  meeting: 'meeting',
  one_to_one: 'oneToOne',
  in_writing: 'inWriting',
} as const;
const KINDS = ['question', 'worry', 'idea'] as const;
const MOST_QUESTIONS = 20;

interface Heard {
  readonly kind: (typeof KINDS)[number];
  readonly text: string;
}

interface Telling extends Record<string, unknown> {
  readonly toldOn: string;
  readonly form: (typeof FORMS)[number];
  readonly questions: readonly Heard[];
}

/** «I told my team»: when, in what form, and what they asked; each question becomes a case that is answered. */
export function PacketTold({ packet }: { packet: Packet }) {
  const t = useT();
  const { confirmedAt, told } = packet;
  return (
    <Section title={t('campaigns:reader.toldTitle')} lede={t('campaigns:reader.toldLede')}>
      <ToldBefore told={told} />
      {confirmedAt ? (
        <ToldForm packet={packet} />
      ) : (
        <p className="small">{t('campaigns:errors.confirm_first')}</p>
      )}
    </Section>
  );
}

function ToldBefore({ told }: { told: Packet['told'] }) {
  const t = useT();
  const format = useFormat();
  if (told.length === 0) return null;
  return (
    <Rows label={t('campaigns:reader.toldTitle')}>
      {told.map(({ toldOn, form, questions }, place) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: somebody may tell twice on one day in one form
          key={place}
          mark={<IconDone size={20} />}
          name={format.weekday(toldOn)}
          meta={`${t(`campaigns:told.${TOLD[form]}`)} · ${t('campaigns:reader.questionsHeard', { count: questions })}`}
        />
      ))}
    </Rows>
  );
}

function ToldForm({ packet: { ringId } }: { packet: Packet }) {
  const t = useT();
  const format = useFormat();
  const today = dayIn(format.zone, new Date().toISOString());
  const form = useDraftForm<Telling>({
    name: `campaigns.told.${ringId}`,
    initial: { toldOn: today, form: 'huddle', questions: [] },
  });
  const { questions } = form.values;
  const tell = useSend('campaigns.tellTeam', {
    changes: ['campaigns.readPacket', 'campaigns.listMyPackets', 'conversation'],
    onDone: ({ caseIds }) => {
      form.startOver();
      say(t('campaigns:reader.toldSaved', { count: caseIds.length }));
    },
  });
  const change = (place: number, part: Partial<Heard>) =>
    form.setFieldValue(
      'questions',
      questions.map((one, index) => (index === place ? { ...one, ...part } : one)),
    );
  return (
    <Form
      form={form}
      module="campaigns"
      submit={t('campaigns:reader.toldSubmit')}
      send={(telling) =>
        tell.mutateAsync({
          ringId,
          toldOn: telling.toldOn,
          form: telling.form,
          questions: telling.questions.filter(({ text }) => text.trim() !== ''),
        })
      }
      others={
        questions.length < MOST_QUESTIONS && (
          <Button
            onClick={() => form.setFieldValue('questions', [...questions, { kind: 'question', text: '' }])}
          >
            {t('campaigns:reader.addQuestion')}
          </Button>
        )
      }
    >
      <FieldPair>
        <TextField
          {...form.getInputProps('toldOn')}
          type="date"
          max={today}
          label={t('campaigns:reader.toldOn')}
        />
        <SelectField
          {...form.getInputProps('form')}
          label={t('campaigns:reader.toldForm')}
          searchable={false}
          data={FORMS.map((value) => ({ value, label: t(`campaigns:told.${TOLD[value]}`) }))}
        />
      </FieldPair>
      {questions.map(({ kind, text }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields of a form stay in their order
        <div key={place} className={classes['heard']}>
          <SelectField
            aria-label={t('campaigns:reader.heardKind', { number: place + 1 })}
            searchable={false}
            value={kind}
            data={KINDS.map((value) => ({ value, label: t(`campaigns:reader.kind.${value}`) }))}
            onChange={(value) => change(place, { kind: KINDS.find((one) => one === value) ?? 'question' })}
          />
          <TextArea
            aria-label={t('campaigns:reader.heard', { number: place + 1 })}
            placeholder={t('campaigns:reader.heardHint')}
            maxLength={4000}
            minRows={2}
            value={text}
            data-path={`questions.${place}.text`}
            onChange={(event) => change(place, { text: event.currentTarget.value })}
          />
          <button
            type="button"
            className="link"
            aria-label={t('campaigns:reader.removeHeard', { number: place + 1 })}
            onClick={() =>
              form.setFieldValue(
                'questions',
                questions.filter((_, index) => index !== place),
              )
            }
          >
            {t('campaigns:reader.remove')}
          </button>
        </div>
      ))}
    </Form>
  );
}
