import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Many } from '#modules/people/web/multi-select.tsx';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import { useCampaign } from './campaign-desk.ts';
import classes from './form.module.css';

/** The goals of all plans, drafts too, as the thread has them, as a list to choose from. */
function useGoals(goalIds: readonly string[]): { value: string; label: string }[] {
  const { names } = useCampaign();
  const thread = useQuery(ask('brand.readThread', {}));
  const goals = (thread.data?.nodes ?? []).flatMap(({ kind, id, title, state }) =>
    kind === 'goal' && state !== 'closed' && title ? [{ value: id, label: title.text }] : [],
  );
  const chosen = goalIds
    .filter((id) => goals.every(({ value }) => value !== id))
    .map((id) => ({ value: id, label: names[id] ?? '…' }));
  return [...goals, ...chosen];
}

/** The goals of the plan that a campaign serves. */
export function GoalsPicker({
  label,
  value,
  onChange,
}: {
  label: string;
  value: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const goals = useGoals(value);
  return (
    <div className={classes['pick']}>
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <Many label={label} value={[...value]} onChange={onChange} data={goals} />
    </div>
  );
}

/** The one goal that an objective serves, among those of the campaign, or none. */
export function GoalPicker({
  label,
  goalIds,
  value,
  onChange,
}: {
  label: string;
  goalIds: readonly string[];
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const t = useT();
  const { names } = useCampaign();
  const choices = [...new Set([...goalIds, ...(value ? [value] : [])])];
  return (
    <SelectField
      label={label}
      value={value ?? NONE}
      onChange={(chosen) => onChange(chosen === NONE ? null : chosen)}
      data={[
        { value: NONE, label: t('campaigns:form.noGoal') },
        ...choices.map((id) => ({ value: id, label: names[id] ?? '…' })),
      ]}
    />
  );
}

const NONE = 'none';
const MOST_AUDIENCES = 100;

interface AudienceFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** What it means when none is chosen; without it one has to be. */
  readonly none?: string;
  readonly error?: string | undefined;
  readonly path?: string;
}

/** One of the saved audiences. */
export function AudienceField({
  label,
  value,
  onChange,
  none,
  error,
  path = 'audienceId',
}: AudienceFieldProps) {
  const audiences = useQuery(ask('people.listAudiences', { limit: MOST_AUDIENCES }));
  const data = [
    ...(none === undefined ? [] : [{ value: NONE, label: none }]),
    ...(audiences.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <SelectField
      label={label}
      data-path={path}
      error={error}
      value={value ?? (none === undefined ? null : NONE)}
      onChange={(chosen) => onChange(chosen === NONE ? null : chosen)}
      data={data}
    />
  );
}

interface PeoplePickerProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

const MOST_PEOPLE = 60;

/** Several people, found by typing. */
export function PeoplePicker({ label, value, onChange }: PeoplePickerProps) {
  const { names } = useCampaign();
  const [search, setSearch] = useState('');
  const found = useQuery({
    ...ask('people.searchDirectory', { search: search.slice(0, 100), limit: MOST_PEOPLE }),
    placeholderData: keepPreviousData,
  });
  const options = new Map(value.flatMap((id) => (names[id] ? [[id, names[id]] as const] : [])));
  for (const { id, name, unit } of found.data?.rows ?? [])
    if (!options.has(id)) options.set(id, [name, unit?.name].filter(Boolean).join(' · '));
  return (
    <div className={classes['pick']}>
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <Many
        label={label}
        value={[...value]}
        onChange={onChange}
        onSearchChange={setSearch}
        data={[...options].map(([id, text]) => ({ value: id, label: text }))}
      />
    </div>
  );
}
