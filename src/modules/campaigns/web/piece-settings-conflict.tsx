import type { Input } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { useSaid } from './campaign-words.ts';
import type { StudioPiece } from './piece-text.ts';

type Settings = Input<'campaigns.changePiece'>['settings'];

interface PieceSettingsConflictProps {
  readonly piece: StudioPiece;
  readonly mine: Settings;
  readonly theirs: StudioPiece['settings'];
  readonly onClose: () => void;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two people decided about the same piece: what differs, in the words of the panel. */
export function PieceSettingsConflict({ piece, mine, theirs, ...acts }: PieceSettingsConflictProps) {
  const t = useT();
  const say = useSaid();
  const format = useFormat();
  const words = (settings: Settings): readonly (readonly [string, string])[] => {
    const { changes, fromWhom, lane, level, trueUntilOn, question, ownerId } = settings;
    return [
      [
        t('campaigns:settings.changes'),
        changes?.kind === 'nothing' ? t('campaigns:piece.nothingChanges') : say(changes?.text),
      ],
      [t('campaigns:settings.fromWhom'), say(fromWhom)],
      [t('campaigns:settings.lane'), t(`delivery:lane.${lane ?? 'ours'}`)],
      [t('campaigns:settings.level'), t(`delivery:level.${level ?? 'none'}`)],
      [
        t('campaigns:settings.trueUntil'),
        trueUntilOn ? format.day(trueUntilOn) : t('campaigns:editor.holdsOn'),
      ],
      [t('campaigns:settings.question'), say(question?.text)],
      [t('campaigns:settings.owner'), ownerId ? (piece.names[ownerId] ?? '') : ''],
    ];
  };
  const standing = words(theirs);
  return (
    <ConflictDialog
      open
      {...acts}
      differences={words(mine).flatMap(([field, value], place) => {
        const other = standing[place]?.[1] ?? '';
        return value === other ? [] : [{ field, mine: value, theirs: other }];
      })}
    />
  );
}
