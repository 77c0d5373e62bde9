import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import type { Rule } from '../contract/audience-rule.ts';
import { sentenceOf } from '../domain/audience-words.ts';
import classes from './audience.module.css';
import { PersonRows } from './person-rows.tsx';
import { useSay } from './use-names.ts';

const SHOWN = 8;

/** Whom a rule means now: in words, as a number, and some of them by name. Null: something is still to be chosen. */
export function AudienceMeaning({ rule }: { rule: Rule | null }) {
  const t = useT();
  const format = useFormat();
  const sentence = useSentence(rule);
  const preview = useQuery({
    ...ask('people.previewAudience', { rule: rule ?? EVERYONE, limit: SHOWN }),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
  });
  if (!rule) return <p className={classes['unfinished']}>{t('people:audiences.unfinished')}</p>;
  if (preview.error) return <Failure error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <SkeletonLines label={t('people:audiences.counting')} />;
  const { count, people } = preview.data;
  return (
    <div aria-busy={preview.isPlaceholderData}>
      <p role="status" className={classes['count']}>
        <strong>{format.number(count)}</strong> {t('people:audiences.people', { count })}
      </p>
      {sentence && <p className={classes['sentence']}>{sentence}</p>}
      <p className="small">{t('people:audience.counted')}</p>
      {people.length > 0 && (
        <PersonRows
          label={t('people:audiences.some')}
          people={people.map(({ unitName, ...person }) => ({
            ...person,
            unit: unitName ? { name: unitName } : null,
          }))}
        />
      )}
      {count > people.length && people.length > 0 && (
        <p className="small">
          {t('people:audiences.more', {
            count: count - people.length,
            number: format.number(count - people.length),
          })}
        </p>
      )}
    </div>
  );
}

const EVERYONE: Rule = { kind: 'everyone' };

/** The rule in one sentence of the reader's language; the last one stays until names of a new one are known. */
export function useSentence(rule: Rule | null): string | null {
  const say = useSay();
  const language = useLanguage();
  const said = useQuery({
    ...ask('people.readRuleNames', { rule: rule ?? EVERYONE }),
    enabled: rule !== null,
  });
  if (!rule || !said.data) return null;
  return sentenceOf(rule, { language, t: say, names: said.data });
}
