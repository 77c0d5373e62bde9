import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { IconButton } from '#web/ui/button.tsx';
import { IconClose, IconDown, IconPlus, IconUp } from '#web/ui/icons.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import classes from './draft.module.css';
import { type EditableOf, newBehaviour, type Texts } from './editable.ts';
import type { FieldsProps } from './language-heads.tsx';
import { TextPair } from './text-pair.tsx';

/** The one sentence of a mission or vision. */
export function StatementFields({ kind, ...fields }: FieldsProps & { kind: 'mission' | 'vision' }) {
  const t = useT();
  const { content } = fields.form.values;
  if (!('statement' in content)) return null;
  return (
    <TextPair
      {...fields}
      path="content.statement"
      field="statement"
      texts={content.statement}
      label={t(`brand:kinds.${kind}`)}
      hint={t(`brand:hints.${kind}`)}
      rows={4}
    />
  );
}

/** A value: its name, what is meant by it, and what it looks like in each role family. */
export function ValueFields({ value, ...fields }: FieldsProps & { value: EditableOf<'value'> }) {
  const t = useT();
  return (
    <>
      <TextPair
        {...fields}
        path="content.name"
        field="name"
        texts={value.name}
        label={t('brand:fields.name')}
        hint={t('brand:hints.value')}
      />
      <TextPair
        {...fields}
        path="content.meaning"
        field="meaning"
        texts={value.meaning}
        label={t('brand:fields.meaning')}
        hint={t('brand:hints.meaning')}
        rows={4}
      />
      <ListField
        {...fields}
        path="content.behaviours"
        label={t('brand:fields.behaviours')}
        hint={t('brand:hints.behaviours')}
        add={{ words: t('brand:add.behaviour'), make: newBehaviour }}
        elements={value.behaviours.map(({ id, roleFamily, text }, index) => ({
          id,
          view: (
            <>
              <FamilyField {...fields} path={`content.behaviours.${index}.roleFamily`} family={roleFamily} />
              <TextPair
                {...fields}
                path={`content.behaviours.${index}.text`}
                field="behaviours"
                elementId={id}
                texts={text}
                label={roleFamily || t('brand:home.everybody')}
                labelHidden
              />
            </>
          ),
        }))}
      />
    </>
  );
}

const EVERYBODY = ' ';

function FamilyField({ form, path, family }: FieldsProps & { path: string; family: string }) {
  const t = useT();
  const families = useQuery(ask('brand.listRoleFamilies', {}));
  const known = new Set([...(families.data?.roleFamilies ?? []), ...(family ? [family] : [])]);
  return (
    <SelectField
      className={classes['family'] ?? ''}
      label={t('brand:fields.roleFamily')}
      value={family || EVERYBODY}
      onChange={(chosen) => form.setFieldValue(path, chosen?.trim() ?? '')}
      data={[
        { value: EVERYBODY, label: t('brand:home.everybody') },
        ...[...known].map((value) => ({ value, label: value })),
      ]}
    />
  );
}

interface ListFieldProps {
  readonly form: FieldsProps['form'];
  readonly path: 'content.behaviours' | 'content.proofs' | 'content.moments';
  readonly label: string;
  readonly hint: string;
  readonly add: {
    readonly words: string;
    readonly make: () => { readonly id: string; readonly text: Texts };
  };
  readonly elements: readonly { readonly id: string; readonly view: ReactNode }[];
}

/** A list of parts that are added, ordered and taken away. */
export function ListField({ form, path, label, hint, add, elements }: ListFieldProps) {
  const t = useT();
  const last = elements.length - 1;
  const move = (from: number, to: number) => form.reorderListItem(path, { from, to });
  return (
    <fieldset className={classes['list']}>
      <legend className="field-label">{label}</legend>
      <p className="small">{hint}</p>
      <ol>
        {elements.map(({ id, view }, index) => {
          const place = { number: index + 1, label };
          return (
            <li key={id}>
              <div>{view}</div>
              <div className={classes['listActs']}>
                <IconButton
                  label={t('brand:list.up', place)}
                  aria-disabled={index === 0}
                  onClick={() => index > 0 && move(index, index - 1)}
                >
                  <IconUp size={18} />
                </IconButton>
                <IconButton
                  label={t('brand:list.down', place)}
                  aria-disabled={index === last}
                  onClick={() => index < last && move(index, index + 1)}
                >
                  <IconDown size={18} />
                </IconButton>
                <IconButton
                  label={t('brand:list.remove', place)}
                  onClick={() => form.removeListItem(path, index)}
                >
                  <IconClose size={18} />
                </IconButton>
              </div>
            </li>
          );
        })}
      </ol>
      <button type="button" className="link" onClick={() => form.insertListItem(path, add.make())}>
        <IconPlus size={16} />
        {add.words}
      </button>
    </fieldset>
  );
}
