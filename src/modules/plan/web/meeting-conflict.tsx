import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import type { Said, TheirWord } from './meeting-record.ts';

interface MeetingConflictProps {
  readonly conflict: { readonly mine: Said; readonly theirs: TheirWord };
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two people in one meeting recorded the same thing: both words, and one of them to keep. */
export function MeetingConflict({
  conflict: { mine, theirs },
  onKeepMine,
  onTakeTheirs,
}: MeetingConflictProps) {
  const t = useT();
  const format = useFormat();
  const inWords = (word: Partial<TheirWord> | Said) => [
    [t('plan:checkIn.howDidItGo'), word.outcome ? t(`plan:checkIn.outcomes.${word.outcome}`) : ''] as const,
    [t('plan:checkIn.cause'), word.cause ? t(`plan:checkIn.causes.${word.cause}`) : ''] as const,
    [t('plan:checkIn.reaction'), word.reaction ? t(`plan:checkIn.reactions.${word.reaction}`) : ''] as const,
    [t('plan:checkIn.reactions.new_date'), word.newDueOn ? format.day(word.newDueOn) : ''] as const,
    [t('plan:checkIn.words'), word.words ?? ''] as const,
  ];
  const own = inWords(mine);
  return (
    <ConflictDialog
      open
      onClose={onTakeTheirs}
      differences={inWords(theirs).flatMap(([field, said], place) => {
        const ours = own[place]?.[1] ?? '';
        return ours === said ? [] : [{ field, mine: ours, theirs: said }];
      })}
      onKeepMine={onKeepMine}
      onTakeTheirs={onTakeTheirs}
    />
  );
}
