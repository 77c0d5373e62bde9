import { editionFor } from '#kernel/language.ts';
import { PlainSelect } from '#modules/people/web/plain-select.tsx';
import { useLanguage, useT } from '#web/i18n.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import { Checkbox, Segments } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { IconClose, IconPlus } from '#web/ui/icons.tsx';
import type { Condition, ConditionTest, Item } from '../contract/item.ts';
import { isWords, optionsOf, placesOf } from '../domain/item.ts';
import classes from './studio-survey.module.css';
import { withoutTest } from './studio-survey-edit.ts';

interface ConditionEditorProps {
  readonly condition: Condition | null;
  readonly before: readonly Item[];
  readonly onChange: (condition: Condition | null) => void;
}

const MOST_TESTS = 8;

/** When an item is asked: always, or only after certain answers to earlier ones. */
export function ConditionEditor({ condition, before, onChange }: ConditionEditorProps) {
  const t = useT();
  // Words are never a condition: they would tell the server what was written.
  const items = before.filter((item) => !isWords(item));
  const last = items.at(-1);
  if (!condition && !last) return null;
  const add = () =>
    last &&
    onChange({ join: condition?.join ?? 'all', tests: [...(condition?.tests ?? []), firstTest(last)] });
  return (
    <fieldset className={classes['condition']}>
      <legend className="field-label">{t('listening:studio.condition.title')}</legend>
      {!condition && <p className="small">{t('listening:studio.condition.always')}</p>}
      {condition && condition.tests.length > 1 && (
        <Segments
          label={t('listening:studio.condition.join')}
          value={condition.join}
          onChange={(join) => onChange({ ...condition, join })}
          options={[
            { value: 'all', label: t('listening:studio.condition.all') },
            { value: 'any', label: t('listening:studio.condition.any') },
          ]}
        />
      )}
      {condition?.tests.map((test, at) => (
        <TestRow
          // biome-ignore lint/suspicious/noArrayIndexKey: tests have no ids and are told apart by their place
          key={at}
          test={test}
          items={items}
          before={before}
          onChange={(next) =>
            onChange({
              ...condition,
              tests: condition.tests.map((one, index) => (index === at ? next : one)),
            })
          }
          onRemove={() => onChange(withoutTest(condition, at))}
        />
      ))}
      {last && (condition?.tests.length ?? 0) < MOST_TESTS && (
        <Button kind="quiet" icon={<IconPlus size={16} />} onClick={add}>
          {t('listening:studio.condition.add')}
        </Button>
      )}
    </fieldset>
  );
}

interface TestRowProps {
  readonly test: ConditionTest;
  /** Those that can be looked at. */
  readonly items: readonly Item[];
  /** All asked earlier, by which they are numbered. */
  readonly before: readonly Item[];
  readonly onChange: (test: ConditionTest) => void;
  readonly onRemove: () => void;
}

function TestRow({ test, items, before, onChange, onRemove }: TestRowProps) {
  const t = useT();
  const language = useLanguage();
  const item = items.find(({ id }) => id === test.itemId);
  return (
    <div className={classes['test']}>
      <PlainSelect
        label={t('listening:studio.condition.item')}
        value={test.itemId}
        onChange={(itemId) => {
          const next = items.find(({ id }) => id === itemId);
          if (next) onChange(firstTest(next));
        }}
      >
        {!item && <option value={test.itemId}>{t('listening:studio.condition.gone')}</option>}
        {items.map(({ id, text }) => (
          <option key={id} value={id}>
            {`${before.findIndex((one) => one.id === id) + 1}. ${editionFor(text, language)}`}
          </option>
        ))}
      </PlainSelect>
      {item && <TestFields test={test} item={item} onChange={onChange} />}
      <IconButton label={t('listening:studio.condition.remove')} onClick={onRemove}>
        <IconClose size={18} />
      </IconButton>
    </div>
  );
}

function TestFields({ test, item, onChange }: Pick<TestRowProps, 'test' | 'onChange'> & { item: Item }) {
  const t = useT();
  const language = useLanguage();
  const places = placesOf(item.scale);
  const kinds = [...(places ? SCALE_TESTS : OPTION_TESTS), 'answered', 'skipped'] as const;
  return (
    <>
      <PlainSelect
        label={t('listening:studio.condition.title')}
        value={test.is}
        // Safe: the options are the kinds of test.
        onChange={(is) => onChange(testOf(is as ConditionTest['is'], item))}
      >
        {kinds.map((is) => (
          <option key={is} value={is}>
            {t(`listening:studio.condition.kinds.${is}`)}
          </option>
        ))}
      </PlainSelect>
      {places && 'value' in test && (
        <TextField
          type="number"
          min={places.low}
          max={places.high}
          step={places.step}
          aria-label={t('listening:studio.condition.place')}
          value={test.value}
          onChange={(event) => {
            const typed = event.currentTarget.valueAsNumber;
            if (Number.isInteger(typed)) onChange({ ...test, value: typed });
          }}
        />
      )}
      {'codes' in test && (
        <div className={classes['codes']}>
          {optionsOf(item.scale).map(({ code, text }) => (
            <Checkbox
              key={code}
              label={editionFor(text, language)}
              checked={test.codes.includes(code)}
              onChange={(on) => {
                const codes = on ? [...test.codes, code] : test.codes.filter((one) => one !== code);
                if (codes.length > 0) onChange({ ...test, codes });
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}

const SCALE_TESTS = ['at_least', 'at_most'] as const;
const OPTION_TESTS = ['any_of', 'none_of'] as const;

const firstTest = (item: Item): ConditionTest => testOf(placesOf(item.scale) ? 'at_most' : 'any_of', item);

function testOf(is: ConditionTest['is'], { id: itemId, scale }: Item): ConditionTest {
  const places = placesOf(scale);
  if (is === 'at_least') return { itemId, is, value: places?.high ?? 0 };
  if (is === 'at_most') return { itemId, is, value: places?.low ?? 0 };
  if (is === 'any_of' || is === 'none_of') return { itemId, is, codes: [optionsOf(scale)[0]?.code ?? 1] };
  return { itemId, is };
}
