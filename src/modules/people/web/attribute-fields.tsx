import { useQuery } from '@tanstack/react-query';
import { editionFor } from '#kernel/language.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import type { AttributeTest, Condition } from '../contract/audience-rule.ts';
import { FreeTexts, Many } from './multi-select.tsx';
import { PlainSelect } from './plain-select.tsx';
import classes from './rule.module.css';
import { blankTest, testsFor } from './rule-draft.ts';

type AttributeCondition = Extract<Condition, { kind: 'attribute' }>;

interface AttributeFieldsProps {
  readonly condition: AttributeCondition;
  readonly onChange: (condition: AttributeCondition) => void;
}

/** Which of the organisation's own facts, and how it is compared. */
export function AttributeFields({ condition, onChange }: AttributeFieldsProps) {
  const t = useT();
  const language = useLanguage();
  const declared = useQuery(ask('people.listAttributes', {}));
  const attributes = declared.data?.attributes ?? [];
  const chosen = attributes.find(({ key }) => key === condition.key);
  const tests = testsFor(chosen?.type ?? 'text');
  const choose = (key: string) => {
    const type = attributes.find((one) => one.key === key)?.type ?? 'text';
    onChange({ kind: 'attribute', key, test: blankTest(testsFor(type)[0] ?? 'known') });
  };
  return (
    <>
      <PlainSelect label={t('people:rule.what.attribute')} value={condition.key} onChange={choose}>
        <option value="" disabled>
          {t('people:rule.choose')}
        </option>
        {attributes.map(({ key, label }) => (
          <option key={key} value={key}>
            {editionFor(label, language) || key}
          </option>
        ))}
      </PlainSelect>
      {chosen && (
        <PlainSelect
          label={t('people:rule.comparison')}
          value={condition.test.is}
          onChange={(is) =>
            onChange({ ...condition, test: blankTest(tests.find((one) => one === is) ?? 'known') })
          }
        >
          {tests.map((is) => (
            <option key={is} value={is}>
              {t(`people:rule.tests.${is}`)}
            </option>
          ))}
        </PlainSelect>
      )}
      {chosen && (
        <TestValue
          test={condition.test}
          type={chosen.type}
          choices={chosen.choices}
          onChange={(test) => onChange({ ...condition, test })}
        />
      )}
    </>
  );
}

interface TestValueProps {
  readonly test: AttributeTest;
  readonly type: 'text' | 'number' | 'day' | 'choice';
  readonly choices: readonly string[];
  readonly onChange: (test: AttributeTest) => void;
}

function TestValue({ test, type, choices, onChange }: TestValueProps) {
  const t = useT();
  const label = t('people:rule.value');
  if (test.is === 'known') return null;
  if (test.is === 'oneOf') {
    const value = test.values.map(String);
    if (type === 'choice')
      return (
        <Many
          label={label}
          value={value}
          data={[...new Set([...choices, ...value])]}
          onChange={(values) => onChange({ is: 'oneOf', values })}
        />
      );
    const read = (values: string[]) =>
      type === 'number'
        ? values.map((text) => Number(text.replace(',', '.'))).filter(Number.isFinite)
        : values;
    return (
      <FreeTexts
        label={label}
        value={value}
        onChange={(values) => onChange({ is: 'oneOf', values: read(values) })}
      />
    );
  }
  if ('day' in test)
    return (
      <input
        type="date"
        aria-label={label}
        className={classes['plain']}
        value={test.day}
        onChange={(event) => onChange({ ...test, day: event.currentTarget.value })}
      />
    );
  return (
    <input
      type="number"
      step="any"
      aria-label={label}
      className={classes['plain']}
      value={Number.isFinite(test.number) ? test.number : ''}
      onChange={(event) => onChange({ ...test, number: event.currentTarget.valueAsNumber })}
    />
  );
}
