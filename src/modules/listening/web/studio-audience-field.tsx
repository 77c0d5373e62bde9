import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { SelectField } from '#web/ui/select-field.tsx';

const MOST_AUDIENCES = 200;
const EVERYONE = 'everyone';

interface AudienceFieldProps {
  readonly label: string;
  /** Null: everyone. */
  readonly value: string | null;
  readonly onChange: (audienceId: string | null) => void;
}

/** Everyone, or one of the saved audiences. */
export function AudienceField({ label, value, onChange }: AudienceFieldProps) {
  const t = useT();
  const audiences = useQuery(ask('people.listAudiences', { limit: MOST_AUDIENCES }));
  return (
    <SelectField
      label={label}
      data-path="settings.audienceId"
      value={value ?? EVERYONE}
      onChange={(chosen) => onChange(chosen === EVERYONE ? null : chosen)}
      data={[
        { value: EVERYONE, label: t('listening:results.everyone') },
        ...(audiences.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
