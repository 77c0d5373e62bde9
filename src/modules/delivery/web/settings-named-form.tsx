import type { ReactNode } from 'react';
import { type Editions, LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import classes from './calendar.module.css';

interface SettingsNamedFormProps {
  /** Under which the draft is kept. */
  readonly name: string;
  readonly label: string;
  readonly submit: string;
  readonly send: (name: Editions) => Promise<unknown>;
  /** Other fields, before the names. */
  readonly children?: ReactNode;
}

/** A new thing that is called something in each language; one of them is enough. */
export function SettingsNamedForm({ name, label, submit, send, children }: SettingsNamedFormProps) {
  const t = useT();
  const initial = { en: '', fi: '', es: '' };
  const form = useDraftForm<Record<string, string>>({ name, initial });
  return (
    <div className={classes['more']}>
      <Form
        form={form}
        module="delivery"
        submit={submit}
        fieldOf={(path) => (path.startsWith('name.') ? path.slice(5) : path === 'name' ? 'en' : path)}
        check={(values): Partial<Record<string, string>> =>
          LANGUAGES.some((language) => values[language]?.trim())
            ? {}
            : { en: t('delivery:settings.nameNeeded') }
        }
        send={async (values) => {
          const written = LANGUAGES.flatMap((language) => {
            const text = values[language]?.trim();
            return text ? [[language, text] as const] : [];
          });
          await send(Object.fromEntries(written));
          form.setValues(initial);
        }}
      >
        {children}
        <FieldPair>
          {LANGUAGES.map((language) => (
            <TextField
              key={language}
              {...form.getInputProps(language)}
              data-path={language}
              lang={language}
              maxLength={100}
              label={`${label} (${LANGUAGE_NAMES[language]})`}
            />
          ))}
        </FieldPair>
      </Form>
    </div>
  );
}
