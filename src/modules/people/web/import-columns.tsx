import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { IconArrow, IconCheck } from '#web/ui/icons.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './import.module.css';
import {
  ATTRIBUTE_TYPES,
  type Attribute,
  choiceOf,
  type ImportColumn,
  type PeopleImport,
  TARGETS,
  targetOf,
} from './import-targets.ts';
import { useColumnName } from './import-words.ts';
import { PlainSelect } from './plain-select.tsx';
import type { SettingsInHand } from './use-import.ts';

const MOST_LEFT_OUT = 6;

interface ImportColumnsProps {
  readonly given: PeopleImport;
  readonly hand: SettingsInHand;
}

/** Which column of the file is what, each with an example and whether it fits. */
export function ImportColumns({ given, hand }: ImportColumnsProps) {
  const t = useT();
  const language = useLanguage();
  const declared = useQuery(ask('people.listAttributes', {}));
  const attributes = declared.data?.attributes ?? [];
  const known = given.columns.filter(({ origin }) => origin === 'last_import' || origin === 'name').length;
  const [showAll, setShowAll] = useState(false);
  const chosen = new Map((hand.settings.columns ?? []).map(({ index, target }) => [index, target]));
  const columns = given.columns.map((column) => ({
    ...column,
    target: chosen.get(column.index) ?? column.target,
  }));
  const leftOut = columns.filter(({ target }) => target.kind === 'leave_out').length;
  // A file of many columns of which few matter is read more easily by those that do.
  const folds = leftOut > MOST_LEFT_OUT;
  const shown = folds && !showAll ? columns.filter(({ target }) => target.kind !== 'leave_out') : columns;
  const labelOf = ({ label, key }: Attribute) => editionFor(label, language) || key;
  const choose = (column: ImportColumn, choice: string) => {
    const target = targetOf(choice, { column, attributes, labelOf });
    const others = (hand.settings.columns ?? []).filter(({ index }) => index !== column.index);
    hand.change({ columns: [...others, { index: column.index, target }] });
  };
  return (
    <Section
      title={t('people:import.columns')}
      end={t('people:import.recognised', { count: known, total: given.columns.length })}
    >
      <table className={classes['columns']}>
        <thead>
          <tr>
            <th scope="col">{t('people:import.inFile')}</th>
            <th scope="col">{t('people:import.example')}</th>
            <th scope="col">{t('people:import.inInward')}</th>
            <th scope="col">{t('people:import.fit')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((column) => (
            <ColumnRow
              key={column.index}
              column={column}
              attributes={attributes}
              labelOf={labelOf}
              onChoose={(choice) => choose(column, choice)}
            />
          ))}
        </tbody>
      </table>
      {folds && (
        <button type="button" className="link" aria-expanded={showAll} onClick={() => setShowAll(!showAll)}>
          {showAll ? t('people:import.hideLeftOut') : t('people:import.showLeftOut', { count: leftOut })}
        </button>
      )}
    </Section>
  );
}

interface ColumnRowProps {
  readonly column: ImportColumn;
  readonly attributes: readonly Attribute[];
  readonly labelOf: (attribute: Attribute) => string;
  readonly onChoose: (choice: string) => void;
}

function ColumnRow({ column, attributes, labelOf, onChoose }: ColumnRowProps) {
  const t = useT();
  const name = useColumnName()(column);
  const isPay = column.origin === 'pay';
  const leftOut = column.target.kind === 'leave_out';
  return (
    <tr className={leftOut ? classes['leftOut'] : undefined}>
      <th scope="row">{name}</th>
      <td className={classes['example']}>{column.example}</td>
      <td className={classes['target']}>
        <div>
          <IconArrow size={16} />
          <PlainSelect
            label={t('people:import.whatIs', { column: name })}
            value={choiceOf(column.target, attributes)}
            disabled={isPay}
            onChange={onChoose}
          >
            <option value="leave_out">{t('people:import.leaveOut')}</option>
            <optgroup label={t('people:import.groups.person')}>
              {TARGETS.map((field) => (
                <option key={field} value={`person.${field}`}>
                  {t(`people:fields.${field}`)}
                </option>
              ))}
            </optgroup>
            {attributes.length > 0 && (
              <optgroup label={t('people:import.groups.kept')}>
                {attributes.map((attribute) => (
                  <option key={attribute.key} value={`kept.${attribute.key}`}>
                    {labelOf(attribute)}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label={t('people:import.groups.new')}>
              {ATTRIBUTE_TYPES.map((type) => (
                <option key={type} value={`new.${type}`}>
                  {t(`people:import.newFact.${type}`)}
                </option>
              ))}
            </optgroup>
          </PlainSelect>
        </div>
      </td>
      <td className={classes['fit']}>
        <Fit column={column} />
      </td>
    </tr>
  );
}

function Fit({ column: { target, origin, empty, unreadable, notFound } }: { column: ImportColumn }) {
  const t = useT();
  const format = useFormat();
  const said = (kind: 'unreadable' | 'notFound' | 'empty', count: number) =>
    t(`people:import.fits.${kind}`, { count, number: format.number(count) });
  if (origin === 'pay') return <span className="small">{t('people:import.fits.pay')}</span>;
  if (target.kind === 'leave_out') return null;
  if (unreadable > 0) return <span className={classes['harm']}>{said('unreadable', unreadable)}</span>;
  if (notFound > 0) return <span className={classes['harm']}>{said('notFound', notFound)}</span>;
  if (empty > 0) return <span className={classes['unsure']}>{said('empty', empty)}</span>;
  return (
    <span className={classes['works']}>
      <IconCheck size={16} />
      {t('people:import.fits.yes')}
    </span>
  );
}
