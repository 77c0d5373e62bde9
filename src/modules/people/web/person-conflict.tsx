import { useQuery } from '@tanstack/react-query';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { ConflictDialog, type ConflictDialogProps } from '#web/ui/conflict-dialog.tsx';
import { differing, useFactWords } from './fact-words.ts';
import type { PersonValues } from './person-values.ts';
import { useDisplayName } from './use-names.ts';

interface PersonConflictProps extends Omit<ConflictDialogProps, 'open' | 'differences'> {
  readonly mine: PersonValues;
  readonly theirs: PersonValues;
}

/** Two people edited a person: what differs, in words. */
export function PersonConflict({ mine, theirs, ...dialog }: PersonConflictProps) {
  const t = useT();
  const { fieldWord, valueWord } = useFactWords();
  const [unitName, personName] = [
    useUnitName(),
    [usePersonName(mine.managerId), usePersonName(theirs.managerId)],
  ];
  const nothing = t('people:history.nothing');
  const differences = differing(mine, theirs).map(({ field, before, after }) => {
    if (field === 'unitId')
      return { field: fieldWord(field), mine: unitName(mine.unitId), theirs: unitName(theirs.unitId) };
    if (field === 'managerId')
      return { field: fieldWord(field), mine: personName[0] ?? nothing, theirs: personName[1] ?? nothing };
    return {
      field: fieldWord(field),
      mine: valueWord(field, before) ?? nothing,
      theirs: valueWord(field, after) ?? nothing,
    };
  });
  return <ConflictDialog open differences={differences} {...dialog} />;
}

function useUnitName(): (unitId: string | null) => string {
  const t = useT();
  const units = useQuery(ask('people.readUnits', {}));
  return (unitId) => units.data?.units.find(({ id }) => id === unitId)?.name ?? t('people:history.nothing');
}

function usePersonName(personId: string | null): string | null {
  const nameOf = useDisplayName();
  const person = useQuery({
    ...ask('people.readPerson', { personId: personId ?? '' }),
    enabled: personId !== null,
  });
  return person.data ? nameOf(person.data) : null;
}
