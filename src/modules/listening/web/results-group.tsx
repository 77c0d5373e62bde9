import { useLanguage, useT } from '#web/i18n.ts';
import { SelectField } from '#web/ui/select-field.tsx';
import classes from './results.module.css';
import { groupWords, type Report } from './results-words.ts';

interface ResultsGroupProps {
  readonly report: Report;
  readonly onGroup: (key: string) => void;
}

/** Whose answers are shown: everybody’s, one’s own groups, and for those who may all others. */
export function ResultsGroup({ report: { groups, group }, onGroup }: ResultsGroupProps) {
  const t = useT();
  const language = useLanguage();
  if (groups.length < 2) return null;
  const options = groups.map((one) => ({
    value: one.key,
    label:
      one.mine && one.key !== 'everyone'
        ? t('listening:results.mine', { name: groupWords(one, t, language) })
        : groupWords(one, t, language),
  }));
  return (
    <div className={classes['group']}>
      <SelectField
        label={t('listening:results.group')}
        data={options}
        value={group.key}
        onChange={(key) => key && onGroup(key)}
        allowDeselect={false}
      />
    </div>
  );
}
