import { useQuery } from '@tanstack/react-query';
import { Many } from '#modules/people/web/multi-select.tsx';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import classes from './calendar.module.css';

const MOST = 5;
const LISTED = 100;

interface CalendarAudiencesProps {
  readonly chosen: readonly string[];
  readonly onChange: (audienceIds: readonly string[]) => void;
}

/** Whose load is drawn: everybody's, or that of up to five audiences. */
export function CalendarAudiences({ chosen, onChange }: CalendarAudiencesProps) {
  const t = useT();
  const audiences = useQuery(ask('people.listAudiences', { limit: LISTED }));
  return (
    <div className={classes['audiences']}>
      <span className="field-label" aria-hidden="true">
        {t('delivery:calendar.audiences')}
      </span>
      <Many
        label={t('delivery:calendar.audiences')}
        value={[...chosen]}
        maxValues={MOST}
        onChange={onChange}
        data={(audiences.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </div>
  );
}
