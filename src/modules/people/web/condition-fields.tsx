import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { unreachable } from '#kernel/errors.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '#kernel/language.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import type { RuleNames } from '../contract/audience.ts';
import type { Condition, Generation } from '../contract/audience-rule.ts';
import { BIRTH_YEARS } from '../domain/audience.ts';
import { AttributeFields } from './attribute-fields.tsx';
import { Many } from './multi-select.tsx';
import { PeoplePicker } from './people-picker.tsx';
import { PersonPicker } from './person-picker.tsx';
import { PlainSelect } from './plain-select.tsx';
import classes from './rule.module.css';
import { useUnitChoices } from './unit-choices.ts';
import { useDisplayName, useSay } from './use-names.ts';

interface ConditionFieldsProps<C extends Condition = Condition> {
  readonly condition: C;
  readonly onChange: (condition: Condition) => void;
  /** What the saved rule mentions, before anything was searched. */
  readonly names: RuleNames;
  /** The audience that is being built: it cannot use itself. */
  readonly ownId: string | null;
}

// Safe: the keys of that object, which has every generation but the unknown.
const GENERATIONS = [...(Object.keys(BIRTH_YEARS) as Generation[]), 'unknown'] as const;

/** The part of a condition's sentence that says what it is about. */
export function ConditionFields({ condition, onChange, names, ownId }: ConditionFieldsProps): ReactNode {
  const t = useT();
  const say = useSay();
  switch (condition.kind) {
    case 'everyone':
      return null;
    case 'unit':
      return <UnitFields condition={condition} onChange={onChange} names={names} ownId={ownId} />;
    case 'roleFamily':
    case 'location':
      return <NameFields condition={condition} onChange={onChange} names={names} ownId={ownId} />;
    case 'tenure':
      return <TenureFields condition={condition} onChange={onChange} names={names} ownId={ownId} />;
    case 'generation':
      return (
        <Many
          label={t('people:rule.what.generation')}
          value={[...condition.generations]}
          data={GENERATIONS.map((value) => ({
            value,
            label:
              value === 'unknown'
                ? say('audience.generations.unknown')
                : say(`audience.generations.${value}`, BIRTH_YEARS[value]),
          }))}
          onChange={(chosen) =>
            onChange({ kind: 'generation', generations: GENERATIONS.filter((one) => chosen.includes(one)) })
          }
        />
      );
    case 'language':
      return (
        <Many
          label={t('people:rule.what.language')}
          value={[...condition.languages]}
          data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          onChange={(chosen) =>
            onChange({ kind: 'language', languages: LANGUAGES.filter((one) => chosen.includes(one)) })
          }
        />
      );
    case 'attribute':
      return <AttributeFields condition={condition} onChange={onChange} />;
    case 'manager':
      return <ManagerFields condition={condition} onChange={onChange} names={names} ownId={ownId} />;
    case 'audience':
      return <AudienceField condition={condition} onChange={onChange} names={names} ownId={ownId} />;
    case 'people':
      return (
        <PeoplePicker
          label={t('people:rule.what.people')}
          value={condition.personIds}
          known={names.people}
          onChange={(personIds) => onChange({ kind: 'people', personIds })}
        />
      );
    default:
      return unreachable(condition);
  }
}

type FieldsOf<K extends Condition['kind']> = ConditionFieldsProps<Extract<Condition, { kind: K }>>;

function UnitFields({ condition, onChange }: FieldsOf<'unit'>) {
  const t = useT();
  const units = useUnitChoices();
  return (
    <>
      <Many
        label={t('people:rule.what.unit')}
        value={[...condition.unitIds]}
        data={units}
        onChange={(unitIds) => onChange({ ...condition, unitIds })}
      />
      <PlainSelect
        label={t('people:rule.reach')}
        value={condition.below ? 'below' : 'itself'}
        onChange={(reach) => onChange({ ...condition, below: reach === 'below' })}
      >
        <option value="below">{t('people:rule.unitBelow')}</option>
        <option value="itself">{t('people:rule.unitItself')}</option>
      </PlainSelect>
    </>
  );
}

function NameFields({ condition, onChange }: FieldsOf<'roleFamily' | 'location'>) {
  const t = useT();
  const choices = useQuery(ask('people.readRuleChoices', {}));
  const { kind, names } = condition;
  const offered = (kind === 'location' ? choices.data?.locations : choices.data?.roleFamilies) ?? [];
  return (
    <Many
      label={t(`people:rule.what.${kind}`)}
      value={[...names]}
      data={[...new Set([...offered, ...names])]}
      onChange={(chosen) => onChange({ kind, names: chosen })}
    />
  );
}

function TenureFields({ condition, onChange }: FieldsOf<'tenure'>) {
  const t = useT();
  const { atLeast, lessThan } = condition;
  const bound = (name: 'atLeast' | 'lessThan', value: number | undefined) => (
    <label className={classes['bound']}>
      {t(`people:rule.${name}`)}
      <input
        type="number"
        min={0}
        max={1200}
        value={value ?? ''}
        onChange={(event) => {
          const text = event.currentTarget.value;
          const number = Math.max(0, Math.min(1200, Math.trunc(Number(text))));
          const { [name]: _gone, ...rest } = condition;
          onChange(text === '' ? rest : { ...rest, [name]: number });
        }}
      />
    </label>
  );
  return (
    <>
      {bound('atLeast', atLeast)}
      {bound('lessThan', lessThan)}
      <PlainSelect
        label={t('people:rule.spanUnit')}
        value={condition.in}
        onChange={(unit) => onChange({ ...condition, in: unit === 'months' ? 'months' : 'years' })}
      >
        <option value="years">{t('people:rule.years')}</option>
        <option value="months">{t('people:rule.months')}</option>
      </PlainSelect>
    </>
  );
}

function ManagerFields({ condition, onChange, names }: FieldsOf<'manager'>) {
  const t = useT();
  const nameOf = useDisplayName();
  const known = names.people.find(({ id }) => id === condition.managerId);
  return (
    <>
      <PersonPicker
        silent
        label={t('people:rule.what.manager')}
        placeholder={t('people:rule.choose')}
        value={condition.managerId || null}
        chosen={known ? { id: known.id, name: nameOf(known) } : null}
        onChange={(managerId) => onChange({ ...condition, managerId: managerId ?? '' })}
      />
      <PlainSelect
        label={t('people:rule.reach')}
        value={condition.reach}
        onChange={(reach) => onChange({ ...condition, reach: reach === 'direct' ? 'direct' : 'below' })}
      >
        <option value="below">{t('people:rule.managerBelow')}</option>
        <option value="direct">{t('people:rule.managerDirect')}</option>
      </PlainSelect>
    </>
  );
}

const AUDIENCES_SHOWN = 200;

function AudienceField({ condition, onChange, names, ownId }: FieldsOf<'audience'>) {
  const t = useT();
  const audiences = useQuery(ask('people.listAudiences', { limit: AUDIENCES_SHOWN }));
  const offered = new Map(
    [...(audiences.data?.rows ?? []), ...names.audiences].map(({ id, name }) => [id, name]),
  );
  if (ownId) offered.delete(ownId);
  return (
    <PlainSelect
      label={t('people:rule.what.audience')}
      value={condition.audienceId}
      onChange={(audienceId) => onChange({ kind: 'audience', audienceId })}
    >
      <option value="" disabled>
        {t('people:rule.choose')}
      </option>
      {[...offered].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </PlainSelect>
  );
}
