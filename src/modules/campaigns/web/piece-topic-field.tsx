import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import { useSaid } from './campaign-words.ts';

const NONE = 'none';

interface PieceTopicFieldProps {
  readonly value: string | null;
  readonly onChange: (topicId: string | null) => void;
}

/** The topic under which people can hear less of such pieces. */
export function PieceTopicField({ value, onChange }: PieceTopicFieldProps) {
  const t = useT();
  const say = useSaid();
  const settings = useQuery(ask('delivery.readSettings', {}));
  return (
    <SelectField
      label={t('campaigns:settings.topic')}
      data-path="topicId"
      value={value ?? NONE}
      data={[
        { value: NONE, label: t('campaigns:settings.noTopic') },
        ...(settings.data?.topics ?? []).map(({ id, name }) => ({ value: id, label: say(name) })),
      ]}
      onChange={(chosen) => onChange(chosen === NONE ? null : chosen)}
    />
  );
}
