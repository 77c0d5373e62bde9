import { editionsOf, type Texts, textsOf } from '#modules/plan/web/edition-fields.tsx';
import { numberOf } from '#modules/plan/web/measure-values.ts';
import { useT } from '#web/i18n.ts';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair } from '#web/ui/form.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import type { ContentOf } from '../contract/part.ts';
import type { PartOf } from './campaign-words.ts';
import { FEELINGS } from './feelings.ts';
import { PartForm } from './part-form.tsx';
import { AudienceField } from './pickers.tsx';
import { TextsField } from './text-fields.tsx';

const GENERATIONS = ['boomers', 'x', 'millennials', 'z'] as const;

type Feelings = Record<(typeof FEELINGS)[number], Texts>;

interface CardValues extends Record<string, unknown>, Feelings {
  group: Texts;
  role: Texts;
  ownWords: Texts;
  audienceId: string | null;
  generation: ContentOf['card']['generation'];
  people: string;
  on: string;
}

/** Writes what a group thinks, feels, fears, hears, wins and loses; best with people of the group. */
export function CardForm({ card, onEnd }: { card: PartOf<'card'> | null; onEnd: () => void }) {
  const t = useT();
  return (
    <PartForm<'card', CardValues>
      kind="card"
      part={card}
      title={t(card ? 'campaigns:card.edit' : 'campaigns:card.add')}
      onEnd={onEnd}
      initial={valuesOf(card?.content ?? null)}
      contentOf={cardOf}
      check={(values, language) => ({
        ...(editionsOf(values.group) ? {} : { [`group.${language}`]: t('web:errors.fields.required') }),
        ...(numberOf(values.people) && !values.on ? { on: t('web:errors.fields.required') } : {}),
      })}
    >
      {(form, language) => (
        <>
          <FieldPair>
            <TextsField form={form} path="group" label={t('campaigns:fields.group')} language={language} />
            <TextsField form={form} path="role" label={t('campaigns:fields.role')} language={language} />
          </FieldPair>
          <FieldPair>
            <AudienceField
              label={t('campaigns:fields.audienceId')}
              none={t('campaigns:card.noAudience')}
              value={form.values.audienceId}
              onChange={(id) => form.setFieldValue('audienceId', id)}
            />
            <SelectField
              label={t('campaigns:fields.generation')}
              value={form.values.generation ?? 'any'}
              onChange={(value) =>
                form.setFieldValue('generation', GENERATIONS.find((one) => one === value) ?? null)
              }
              data={[
                { value: 'any', label: t('campaigns:card.anyGeneration') },
                ...GENERATIONS.map((value) => ({ value, label: t(`campaigns:generations.${value}`) })),
              ]}
            />
          </FieldPair>
          <TextsField
            form={form}
            path="ownWords"
            label={t('campaigns:fields.ownWords')}
            language={language}
          />
          {FEELINGS.map((field) => (
            <TextsField
              key={field}
              form={form}
              path={field}
              label={t(`campaigns:fields.${field}`)}
              language={language}
            />
          ))}
          <FieldPair>
            <TextField
              {...form.getInputProps('people')}
              inputMode="numeric"
              label={t('campaigns:card.people')}
              description={t('campaigns:card.peopleHint')}
            />
            <TextField
              {...form.getInputProps('on')}
              type="date"
              label={t('campaigns:card.on')}
              description={t('campaigns:card.onHint')}
            />
          </FieldPair>
        </>
      )}
    </PartForm>
  );
}

function valuesOf(content: ContentOf['card'] | null): CardValues {
  // Safe: one entry per feeling.
  const feelings = Object.fromEntries(
    FEELINGS.map((field) => [field, textsOf(content?.[field])]),
  ) as Feelings;
  return {
    ...feelings,
    group: textsOf(content?.group),
    role: textsOf(content?.role),
    ownWords: textsOf(content?.ownWords),
    audienceId: content?.audienceId ?? null,
    generation: content?.generation ?? null,
    people: content?.writtenWith ? String(content.writtenWith.people) : '',
    on: content?.writtenWith?.on ?? '',
  };
}

function cardOf(values: CardValues): ContentOf['card'] {
  const people = numberOf(values.people);
  const [thinks, feels, fears, hears, wins, loses] = FEELINGS.map((field) => editionsOf(values[field]));
  return {
    thinks: thinks ?? null,
    feels: feels ?? null,
    fears: fears ?? null,
    hears: hears ?? null,
    wins: wins ?? null,
    loses: loses ?? null,
    group: editionsOf(values.group) ?? {},
    role: editionsOf(values.role),
    ownWords: editionsOf(values.ownWords),
    audienceId: values.audienceId,
    generation: values.generation,
    writtenWith: people && values.on ? { people, on: values.on } : null,
  };
}
