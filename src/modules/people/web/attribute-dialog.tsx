import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { RadioRows } from '#web/ui/choice.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { TextArea, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { ATTRIBUTE_TYPES, keyFrom } from './import-targets.ts';
import classes from './people.module.css';
import type { Attribute } from './person-values.ts';

interface AttributeDialogProps {
  /** Null: a new one. */
  readonly attribute: Attribute | null;
  readonly onClose: () => void;
}

/** Declares a fact, or changes what it is called and which choices it has. */
export function AttributeDialog({ attribute, onClose }: AttributeDialogProps) {
  const t = useT();
  const form = useDraftForm({
    name: `attribute.${attribute?.key ?? 'new'}`,
    initial: {
      en: attribute?.label.en ?? '',
      fi: attribute?.label.fi ?? '',
      es: attribute?.label.es ?? '',
      type: attribute?.type ?? ('text' as Attribute['type']),
      choices: attribute?.choices.join('\n') ?? '',
    },
  });
  const done = {
    changes: ['people.listAttributes', 'people.readRuleChoices'],
    onDone: () => {
      say(t('people:attributes.saved'));
      onClose();
    },
  };
  const declare = useSend('people.declareAttribute', done);
  const change = useSend('people.changeAttribute', done);
  const { type } = form.values;
  const send = (values: typeof form.values) => {
    const label = Object.fromEntries(
      LANGUAGES.map((language) => [language, values[language].trim()]).filter(([, text]) => text !== ''),
    );
    const choices =
      type === 'choice'
        ? values.choices
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean)
        : [];
    if (attribute) return change.mutateAsync({ key: attribute.key, label, choices });
    const first = LANGUAGES.map((language) => values[language].trim()).find(Boolean) ?? '';
    return declare.mutateAsync({ key: keyFrom({ header: first, index: 0 }), label, type, choices });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={attribute ? t('people:attributes.change') : t('people:attributes.declare')}
      text={attribute ? undefined : t('people:attributes.declareText')}
    >
      <Form
        form={form}
        module="people"
        submit={t('people:attributes.save')}
        fieldOf={(path) => path.replace(/^label\.?/, '').replace(/^choices\..*$/, 'choices') || 'en'}
        check={(values) =>
          LANGUAGES.some((language) => values[language].trim())
            ? {}
            : { en: t('people:attributes.nameFirst') }
        }
        send={send}
      >
        <div className={classes['fields']}>
          {LANGUAGES.map((language) => (
            <TextField
              key={language}
              {...form.getInputProps(language)}
              label={t('people:attributes.nameIn', { language: LANGUAGE_NAMES[language] })}
            />
          ))}
          {!attribute && (
            <RadioRows
              label={t('people:attributes.type')}
              value={type}
              onChange={(chosen) => form.setFieldValue('type', chosen)}
              options={ATTRIBUTE_TYPES.map((value) => ({
                value,
                label: t(`people:attributes.types.${value}`),
                text: t(`people:attributes.typeTexts.${value}`),
              }))}
            />
          )}
          {type === 'choice' && (
            <TextArea
              {...form.getInputProps('choices')}
              label={t('people:attributes.choices')}
              description={t('people:attributes.choicesText')}
            />
          )}
        </div>
      </Form>
    </Dialog>
  );
}
