import { editionFor, LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair } from '#web/ui/form.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import type { DraftForm } from '#web/ui/use-draft-form.ts';
import classes from './people.module.css';
import { PersonPicker } from './person-picker.tsx';
import type { Attribute, PersonValues } from './person-values.ts';
import { useUnitChoices } from './unit-choices.ts';

interface PersonFieldsProps {
  readonly form: DraftForm<PersonValues>;
  readonly attributes: readonly Attribute[];
  /** The manager before anything was searched. */
  readonly manager: { readonly id: string; readonly name: string } | null;
}

/** Everything that is kept about a person, as fields. The name of a field is its path in the endpoint's input. */
export function PersonFields({ form, attributes, manager }: PersonFieldsProps) {
  const t = useT();
  const { values } = form;
  const units = useUnitChoices();
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('people:person.leaveOpen') } };
  const textField = (field: 'name' | 'email' | 'employeeNumber' | 'title' | 'roleFamily' | 'location') => (
    <TextField {...form.getInputProps(field)} label={t(`people:fields.${field}`)} />
  );
  return (
    <div className={classes['fields']}>
      {textField('name')}
      <FieldPair>
        {textField('email')}
        {textField('employeeNumber')}
      </FieldPair>
      <SelectField
        {...form.getInputProps('unitId')}
        {...clear}
        label={t('people:fields.unit')}
        data={units}
        limit={60}
      />
      <PersonPicker
        label={t('people:fields.manager')}
        path="managerId"
        value={values.managerId}
        chosen={manager}
        clearable
        onChange={(chosen) => form.setFieldValue('managerId', chosen)}
        error={form.errors['managerId'] ? String(form.errors['managerId']) : undefined}
      />
      <FieldPair>
        {textField('title')}
        {textField('roleFamily')}
      </FieldPair>
      <FieldPair>
        {textField('location')}
        <SelectField
          {...form.getInputProps('language')}
          {...clear}
          label={t('people:fields.language')}
          data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
      </FieldPair>
      <FieldPair>
        <TextField {...form.getInputProps('startedOn')} type="date" label={t('people:fields.startedOn')} />
        <TextField
          {...form.getInputProps('birthYear')}
          inputMode="numeric"
          label={t('people:fields.birthYear')}
        />
      </FieldPair>
      <FieldPair>
        <TextField {...form.getInputProps('employment')} label={t('people:fields.employment')} />
        <TextField {...form.getInputProps('shift')} label={t('people:fields.shift')} />
      </FieldPair>
      <SelectField
        {...form.getInputProps('zone')}
        {...clear}
        label={t('people:fields.zone')}
        data={zonesWith(values.zone)}
        limit={40}
      />
      <AttributeFields form={form} attributes={attributes} />
    </div>
  );
}

function AttributeFields({ form, attributes }: Pick<PersonFieldsProps, 'form' | 'attributes'>) {
  const t = useT();
  const language = useLanguage();
  const set = (key: string, value: string | null) =>
    form.setFieldValue('attributes', { ...form.values.attributes, [key]: value ?? '' });
  return attributes.map(({ key, label, type, choices }) => {
    const path = `attributes.${key}`;
    const shared = {
      'data-path': path,
      label: editionFor(label, language) || key,
      value: form.values.attributes[key] ?? '',
      error: form.errors[path],
    };
    if (type === 'choice')
      return (
        <SelectField
          key={key}
          {...shared}
          value={shared.value || null}
          clearable
          clearButtonProps={{ 'aria-label': t('people:person.leaveOpen') }}
          data={choices}
          onChange={(value) => set(key, value)}
        />
      );
    return (
      <TextField
        key={key}
        {...shared}
        type={type === 'day' ? 'date' : 'text'}
        {...(type === 'number' ? { inputMode: 'decimal' as const } : {})}
        onChange={(event) => set(key, event.currentTarget.value)}
      />
    );
  });
}

function zonesWith(chosen: string | null): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return chosen && !known.includes(chosen) ? [chosen, ...known] : known;
}
