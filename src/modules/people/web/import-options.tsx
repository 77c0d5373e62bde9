import { useT } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/choice.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Section } from '#web/ui/section.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import classes from './import.module.css';
import type { PeopleImport } from './import-targets.ts';
import type { SettingsInHand } from './use-import.ts';

const GUESS = 'guess';
const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;
const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
const DATE_ORDERS = ['day_first', 'month_first'] as const;

interface ImportOptionsProps {
  readonly given: PeopleImport;
  readonly hand: SettingsInHand;
}

/** What the file is, and how it is read where the guess was wrong. */
export function ImportOptions({ given, hand }: ImportOptionsProps) {
  const t = useT();
  const { settings, change } = hand;
  return (
    <Section title={t('people:import.file')}>
      <Checkbox
        label={t('people:import.wholeStaff')}
        text={t('people:import.wholeStaffText')}
        checked={settings.markMissingAsLeft ?? false}
        onChange={(markMissingAsLeft) => change({ markMissingAsLeft })}
      />
      <Checkbox
        label={t('people:import.clearEmpty')}
        text={t('people:import.clearEmptyText')}
        checked={settings.emptyCells === 'clear'}
        onChange={(clear) => change({ emptyCells: clear ? 'clear' : 'keep' })}
      />
      <details className={classes['reading']}>
        <summary className="link">{t('people:import.reading')}</summary>
        <div className={classes['options']}>
          <FormatFields given={given} hand={hand} />
          <SelectField
            label={t('people:import.dateOrder')}
            value={settings.dateOrder ?? GUESS}
            onChange={(value) => change({ dateOrder: DATE_ORDERS.find((one) => one === value) ?? null })}
            data={[
              { value: GUESS, label: t('people:import.asGuessed') },
              ...DATE_ORDERS.map((value) => ({ value, label: t(`people:import.dateOrders.${value}`) })),
            ]}
          />
        </div>
      </details>
    </Section>
  );
}

function FormatFields({ given, hand: { settings, change } }: ImportOptionsProps) {
  const t = useT();
  const { format } = given;
  const headerRow = settings.headerRow ?? format?.headerRow ?? 1;
  return (
    <>
      {format?.kind === 'csv' && (
        <>
          <SelectField
            label={t('people:import.delimiter')}
            value={settings.delimiter ?? format.delimiter}
            onChange={(value) => change({ delimiter: DELIMITER_LIST.find((one) => one === value) ?? null })}
            data={DELIMITER_LIST.map((value) => ({
              value,
              label: t(`people:import.delimiters.${DELIMITERS[value]}`),
            }))}
          />
          <SelectField
            label={t('people:import.encoding')}
            value={settings.encoding ?? format.encoding}
            onChange={(value) => change({ encoding: ENCODINGS.find((one) => one === value) ?? null })}
            data={ENCODINGS.map((value) => ({ value, label: t(`people:import.encodings.${value}`) }))}
          />
        </>
      )}
      {format && format.sheets.length > 1 && (
        <SelectField
          label={t('people:import.sheet')}
          value={String(settings.sheet ?? 0)}
          onChange={(value) => change({ sheet: Number(value ?? 0), columns: [] })}
          data={format.sheets.map((label, index) => ({ value: String(index), label }))}
        />
      )}
      <TextField
        type="number"
        min={0}
        max={100}
        label={t('people:import.headerRow')}
        description={t('people:import.headerRowText')}
        defaultValue={headerRow}
        onBlur={({ currentTarget: { value } }) => {
          const row = Math.trunc(Number(value));
          if (value !== '' && row >= 0 && row <= 100 && row !== headerRow) change({ headerRow: row });
        }}
      />
    </>
  );
}

// Safe: the keys of the object above, and nothing else.
const DELIMITER_LIST = Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[];
