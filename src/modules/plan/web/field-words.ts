import { useCallback, useMemo } from 'react';
import { type Day, isDay } from '#kernel/calendar.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import type { ActionKind, ActionState, CostLine } from '../contract/line.ts';
import { costTotals } from '../domain/cost.ts';
import { useCostWords } from './cost-words.ts';
import { type StudioPlan, useEdition } from './plan-words.ts';

const NAMED = [
  'title',
  'description',
  'sentence',
  'purpose',
  'strategyId',
  'kind',
  'state',
  'stateReason',
  'ownerId',
  'helperIds',
  'audienceId',
  'startsOn',
  'endsOn',
  'dueOn',
  'byOn',
  'costs',
  'goalIds',
  'goalId',
  'waitsForIds',
  'serves',
  'phaseId',
  'position',
  'name',
  'unit',
  'unitLabel',
  'direction',
  'baseline',
  'target',
  'source',
  'answers',
  'sealReason',
  'sealOpensOn',
] as const;

export interface FieldWords {
  readonly name: (field: string) => string;
  readonly value: (field: string, value: unknown) => string;
}

type Lines = Pick<StudioPlan, 'goals' | 'phases' | 'actions' | 'names'>;

/** Says fields of lines and what is in them, for histories and for two versions side by side. */
export function useFieldWords(plan: Lines, otherNames?: Readonly<Record<string, string>>): FieldWords {
  const t = useT();
  const format = useFormat();
  const edition = useEdition();
  const costWords = useCostWords();
  const titles = useMemo(() => titlesIn(plan, otherNames, edition), [plan, otherNames, edition]);
  const name = useCallback(
    (field: string) => {
      const known = NAMED.find((one) => one === field);
      return known ? t(`plan:fields.${known}`) : field;
    },
    [t],
  );
  const value = useCallback(
    (field: string, given: unknown): string => {
      const nothing = t('plan:studio.nothing');
      if (given === null || given === undefined || given === '') return nothing;
      // Safe below: the log holds what the contract of the field let in.
      if (field === 'kind') return t(`plan:kinds.${given as ActionKind}`);
      if (field === 'state') return t(`plan:actionStates.${given as ActionState}`);
      if (field === 'unit') return t(`plan:measure.units.${given as 'percent'}`);
      if (field === 'direction') return t(`plan:measure.directions.${given as 'up'}`);
      if (field === 'costs') return costWords(costTotals(given as CostLine[])) || nothing;
      if (field === 'source') {
        const source = given as { kind: 'import'; what: string };
        return `${t(`plan:measure.sources.${source.kind}`)}: ${source.what}`;
      }
      if (Array.isArray(given))
        return given.length === 0
          ? nothing
          : given
              .map((one) => titles.get(String(one)) ?? '')
              .filter(Boolean)
              .join(', ') || format.number(given.length);
      if (typeof given === 'object') return edition(given) || '…';
      if (typeof given === 'number') return format.number(given, 2);
      const text = String(given);
      return titles.get(text) ?? (isDay(text) ? format.day(text as Day) : text);
    },
    [t, format, edition, costWords, titles],
  );
  return useMemo(() => ({ name, value }), [name, value]);
}

function titlesIn(
  plan: Lines,
  otherNames: Readonly<Record<string, string>> | undefined,
  edition: ReturnType<typeof useEdition>,
): Map<string, string> {
  return new Map([
    ...Object.entries(plan.names),
    ...Object.entries(otherNames ?? {}),
    ...plan.goals.map(({ id, sentence }) => [id, edition(sentence)] as const),
    ...plan.phases.map(({ id, title }) => [id, edition(title)] as const),
    ...plan.actions.map(({ id, title }) => [id, edition(title)] as const),
  ]);
}
