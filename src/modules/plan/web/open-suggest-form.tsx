import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox, Segments } from '#web/ui/choice.tsx';
import { TextArea, TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { type DraftForm, useDraftForm } from '#web/ui/use-draft-form.ts';
import { TextDiff } from './open-difference.tsx';
import classes from './open-line.module.css';
import type { LineRef } from './open-line.tsx';
import { type Draft, daysOf, draftOf, partsOf, textFieldsOf } from './open-suggested-parts.ts';
import type { OpenLine } from './open-words.ts';

interface SuggestFormProps {
  readonly line: OpenLine;
  readonly about: LineRef;
  readonly onDone: () => void;
}

/** The line itself to write in; what differs is shown as it will be read, and is the suggestion. */
export function SuggestForm({ line, about, onDone }: SuggestFormProps) {
  const t = useT();
  const send = useSend('plan.suggestChange', { changes: ['plan'] });
  const [language, setLanguage] = useState(useFirstLanguage(line));
  const form = useDraftForm<Draft>({ name: `suggest-${about.lineId}`, initial: draftOf(line) });
  const submit = async (draft: Draft) => {
    const { named, why } = draft;
    const parts = partsOf(draft, line);
    await send.mutateAsync({
      lineKind: about.kind,
      lineId: about.lineId,
      named,
      why: why.trim() || null,
      parts,
    });
    say(line.owner?.name ? t('plan:open.sent', { name: line.owner.name }) : t('plan:open.sentNobody'));
    onDone();
  };
  const fields = textFieldsOf(line);
  const written = LANGUAGES.filter((one) => fields.some((field) => line.texts[field]?.[one]));
  return (
    <Form
      form={form}
      module="plan"
      send={submit}
      submit={t('plan:open.send')}
      check={(draft): Partial<Record<string, string>> =>
        partsOf(draft, line).length === 0
          ? { [`texts.${fields[0]}.${language}`]: t('plan:open.nothingChanged') }
          : {}
      }
      others={
        <Button kind="quiet" onClick={onDone}>
          {t('web:dialog.cancel')}
        </Button>
      }
    >
      {written.length > 1 && (
        <Segments
          label={t('plan:studio.writtenIn')}
          value={language}
          onChange={setLanguage}
          options={written.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
      )}
      {fields.map((field) => (
        <TextArea
          key={field}
          {...form.getInputProps(`texts.${field}.${language}`)}
          label={t(`plan:open.fields.${field}`)}
          lang={language}
          minRows={field === 'description' ? 3 : 1}
        />
      ))}
      <Days line={line} form={form} />
      <Difference line={line} draft={form.values} />
      <TextField
        {...form.getInputProps('why')}
        label={t('plan:suggestion.why')}
        description={t('plan:open.whyHint')}
        maxLength={500}
      />
      <Checkbox
        label={t('plan:open.namedChoice')}
        text={form.values.named ? undefined : t('plan:open.unnamedExplained')}
        checked={form.values.named}
        onChange={(named) => form.setFieldValue('named', named)}
      />
    </Form>
  );
}

function Days({ line, form }: { line: OpenLine; form: DraftForm<Draft> }) {
  const t = useT();
  return (
    <FieldPair>
      {daysOf(line).map(([field]) => (
        <TextField
          key={field}
          type="date"
          {...form.getInputProps(`days.${field}`)}
          label={t(`plan:open.fields.${field}`)}
        />
      ))}
    </FieldPair>
  );
}

/** What would change, as everybody will read it. */
function Difference({ line, draft }: { line: OpenLine; draft: Draft }) {
  const t = useT();
  const texts = partsOf(draft, line).filter((part) => 'language' in part);
  if (texts.length === 0) return null;
  return (
    <div>
      <p className={classes['field']}>{t('plan:open.yourChange')}</p>
      {texts.map((part) => (
        <TextDiff
          key={`${part.field}/${part.language}`}
          before={part.before}
          after={part.after}
          language={part.language}
        />
      ))}
    </div>
  );
}

/** One's own language where the line is written in it, else the one that one was shown. */
function useFirstLanguage({ texts, title }: OpenLine): Language {
  const own = useLanguage();
  return Object.values(texts).some((text) => text[own]) ? own : (title?.language ?? own);
}
