import { useCallback } from 'react';
import { type Day, isDay } from '#kernel/calendar.ts';
import { editionFor } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useCampaign } from './campaign-desk.ts';

const FIELDS = [
  'kind',
  'title',
  'summary',
  'ownerId',
  'startsOn',
  'endsOn',
  'goalIds',
  'axis',
  'meaning',
  'messages',
  'sentence',
  'goalId',
  'byOn',
  'measure',
  'personId',
  'part',
  'knows',
  'group',
  'audienceId',
  'generation',
  'role',
  'ownWords',
  'thinks',
  'feels',
  'fears',
  'hears',
  'wins',
  'loses',
  'writtenWith',
  'words',
  'heard',
  'share',
  'answer',
  'concedes',
  'answererId',
  'answerBy',
  'status',
  'costs',
  'rule',
  'approverIds',
] as const;

/** What a field of a part is called. */
export function useFieldName(): (field: string) => string {
  const t = useT();
  return useCallback(
    (field) => {
      const known = FIELDS.find((one) => one === field);
      return known ? t(`campaigns:fields.${known}`) : field;
    },
    [t],
  );
}

/** Says what a field of a part holds, whatever it is: for two versions side by side. */
export function useValueWords(): (value: unknown) => string {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const { names } = useCampaign();
  return useCallback(
    (given) => {
      const nothing = t('campaigns:form.nothing');
      const say = (value: unknown): string => {
        if (value === null || value === undefined || value === '') return nothing;
        if (typeof value === 'boolean') return t(`campaigns:form.yesOrNo.${value ? 'yes' : 'no'}`);
        if (typeof value === 'number') return format.number(value, 2);
        if (typeof value === 'string')
          return names[value] ?? (isDay(value) ? format.day(value as Day) : value);
        if (Array.isArray(value)) return value.map(say).join(' · ') || nothing;
        const fields = Object.entries(value);
        const isText = fields.some(([key]) => key === 'en' || key === 'fi' || key === 'es');
        if (isText && fields.length === 1) return editionFor(Object(value), language);
        if (isText) return fields.map(([key, text]) => `${key}: ${text}`).join('\n');
        return (
          fields
            .map(([, inner]) => say(inner))
            .filter((words) => words !== nothing)
            .join(', ') || nothing
        );
      };
      return say(given);
    },
    [t, format, language, names],
  );
}
