import { PersonPicker } from '#modules/people/web/person-picker.tsx';
import { editionsOf, type Texts, textsOf } from '#modules/plan/web/edition-fields.tsx';
import { useT } from '#web/i18n.ts';
import { Segments } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair } from '#web/ui/form.tsx';
import type { ContentOf } from '../contract/part.ts';
import { useCampaign } from './campaign-desk.ts';
import type { PartOf } from './campaign-words.ts';
import { PartForm } from './part-form.tsx';
import { GoalsPicker } from './pickers.tsx';
import { TextsField } from './text-fields.tsx';

const KINDS = ['project', 'change', 'recurring'] as const;

interface HeadValues extends Record<string, unknown> {
  kind: (typeof KINDS)[number];
  title: Texts;
  summary: Texts;
  ownerId: string | null;
  startsOn: string;
  endsOn: string;
  goalIds: string[];
}

/** What a campaign is called, who answers for it, when it runs, and the goals that it serves. */
export function HeadForm({ part, onEnd }: { part: PartOf<'head'>; onEnd: () => void }) {
  const t = useT();
  const { names } = useCampaign();
  const { content } = part;
  const owner = content.ownerId && names[content.ownerId];
  return (
    <PartForm<'head', HeadValues>
      kind="head"
      part={part}
      title={t('campaigns:head.edit')}
      onEnd={onEnd}
      initial={{
        ...content,
        title: textsOf(content.title),
        summary: textsOf(content.summary),
        startsOn: content.startsOn ?? '',
        endsOn: content.endsOn ?? '',
      }}
      contentOf={headOf}
      check={({ startsOn, endsOn }) =>
        startsOn && endsOn && endsOn < startsOn ? { endsOn: t('campaigns:errors.ends_before_it_starts') } : {}
      }
    >
      {(form, language) => (
        <>
          <TextsField form={form} path="title" label={t('campaigns:fields.title')} language={language} />
          <TextsField
            form={form}
            path="summary"
            label={t('campaigns:fields.summary')}
            language={language}
            rows={2}
          />
          <Segments
            label={t('campaigns:fields.kind')}
            value={form.values.kind}
            onChange={(kind) => form.setFieldValue('kind', kind)}
            options={KINDS.map((value) => ({ value, label: t(`campaigns:kinds.${value}`) }))}
          />
          <FieldPair>
            <TextField
              {...form.getInputProps('startsOn')}
              type="date"
              label={t('campaigns:fields.startsOn')}
            />
            <TextField {...form.getInputProps('endsOn')} type="date" label={t('campaigns:fields.endsOn')} />
          </FieldPair>
          <PersonPicker
            label={t('campaigns:fields.ownerId')}
            path="ownerId"
            value={form.values.ownerId}
            chosen={content.ownerId && owner ? { id: content.ownerId, name: owner } : null}
            onChange={(id) => form.setFieldValue('ownerId', id)}
            clearable
          />
          <GoalsPicker
            label={t('campaigns:fields.goalIds')}
            value={form.values.goalIds}
            onChange={(ids) => form.setFieldValue('goalIds', ids)}
          />
        </>
      )}
    </PartForm>
  );
}

function headOf({ kind, title, summary, ownerId, startsOn, endsOn, goalIds }: HeadValues): ContentOf['head'] {
  return {
    kind,
    title: editionsOf(title) ?? {},
    summary: editionsOf(summary),
    ownerId,
    startsOn: startsOn || null,
    endsOn: endsOn || null,
    goalIds,
  };
}
