import { useQuery } from '@tanstack/react-query';
import { PlainSelect } from '#modules/people/web/plain-select.tsx';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Segments } from '#web/ui/choice.tsx';
import { KINDS, kindOf } from './kinds.ts';
import classes from './studio.module.css';
import { AGES, type InboxPlace, LISTS, STATES, SUBJECTS } from './studio-places.ts';

interface InboxFiltersProps {
  readonly place: InboxPlace;
  readonly onChange: (change: InboxPlace) => void;
}

/** Whose cases, how they stand, of which kind, about what and how old: what the address of the inbox says. */
export function InboxFilters({ place, onChange }: InboxFiltersProps) {
  const t = useT();
  const { list = 'owned', state = 'open', kind = '', age = '' } = place;
  return (
    <div className={classes['filters']}>
      <Segments
        label={t('conversation:studio.which')}
        value={list}
        onChange={(chosen) => onChange({ list: chosen })}
        options={LISTS.map((value) => ({ value, label: t(`conversation:studio.${value}`) }))}
      />
      <PlainSelect
        label={t('conversation:studio.state')}
        value={state}
        onChange={(value) => onChange({ state: STATES.find((one) => one === value) })}
      >
        {STATES.map((value) => (
          <option key={value} value={value}>
            {t(`conversation:state.${value}`)}
          </option>
        ))}
      </PlainSelect>
      <PlainSelect
        label={t('conversation:board.kind')}
        value={kind}
        onChange={(value) => onChange({ kind: kindOf(value) })}
      >
        <option value="">{t('conversation:board.allKinds')}</option>
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`conversation:kind.${one}`)}
          </option>
        ))}
      </PlainSelect>
      <AboutFilter place={place} onChange={onChange} />
      <PlainSelect
        label={t('conversation:studio.howOld')}
        value={age}
        onChange={(value) => onChange({ age: AGES.find((one) => one === value) })}
      >
        <option value="">{t('conversation:studio.anyAge')}</option>
        {AGES.map((one) => (
          <option key={one} value={one}>
            {one === 'late'
              ? t('conversation:studio.pastDate')
              : t('conversation:studio.olderThan', { count: Number(one) })}
          </option>
        ))}
      </PlainSelect>
    </div>
  );
}

/** One choice for what two fields hold: a kind of object, or a topic. */
function AboutFilter({ place: { subjectKind, topicId }, onChange }: InboxFiltersProps) {
  const t = useT();
  const topics = useQuery(ask('conversation.listTopics', {})).data?.topics ?? [];
  return (
    <PlainSelect
      label={t('conversation:studio.about')}
      value={subjectKind ?? topicId ?? ''}
      onChange={(value) =>
        onChange({
          subjectKind: SUBJECTS.find((one) => one === value),
          topicId: topics.find(({ id }) => id === value)?.id,
        })
      }
    >
      <option value="">{t('conversation:studio.aboutAnything')}</option>
      {SUBJECTS.map((one) => (
        <option key={one} value={one}>
          {t(`conversation:studio.subject.${one}`)}
        </option>
      ))}
      {topics.map(({ id, name }) => (
        <option key={id} value={id}>
          {name.text}
        </option>
      ))}
    </PlainSelect>
  );
}
