import { useQuery } from '@tanstack/react-query';
import { Many } from '#modules/people/web/multi-select.tsx';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import classes from './studio.module.css';

interface AudiencePickerProps {
  readonly value: string | null;
  readonly chosenName: string | undefined;
  readonly onChange: (audienceId: string | null) => void;
}

const EVERYONE = 'everyone';
const MOST_AUDIENCES = 100;

/** One of the saved audiences, or everyone. */
export function AudiencePicker({ value, chosenName, onChange }: AudiencePickerProps) {
  const t = useT();
  const audiences = useQuery(ask('people.listAudiences', { limit: MOST_AUDIENCES }));
  const names = new Map([
    [EVERYONE, t('plan:studio.everyone')],
    ...(value && chosenName ? [[value, chosenName] as const] : []),
    ...(audiences.data?.rows ?? []).map(({ id, name }) => [id, name] as const),
  ]);
  return (
    <SelectField
      label={t('plan:fields.audienceId')}
      data-path="audienceId"
      value={value ?? EVERYONE}
      onChange={(chosen) => onChange(chosen === EVERYONE ? null : chosen)}
      data={[...names].map(([id, label]) => ({ value: id, label }))}
    />
  );
}

interface LinesPickerProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly lines: readonly { readonly id: string; readonly title: string }[];
  readonly onChange: (ids: string[]) => void;
}

/** Several lines of the same plan, found by typing. */
export function LinesPicker({ label, value, lines, onChange }: LinesPickerProps) {
  return (
    <div className={classes['picker']}>
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <Many
        label={label}
        value={[...value]}
        onChange={onChange}
        data={lines.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </div>
  );
}
