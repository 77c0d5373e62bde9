import { editionFor } from '#kernel/language.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import type { Item } from '../contract/item.ts';
import type { SurveyContent } from '../contract/survey.ts';

interface SurveyConflictProps {
  readonly mine: SurveyContent;
  readonly theirs: SurveyContent;
  readonly onClose: () => void;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two people wrote the same survey: both versions side by side, only where they differ. */
export function SurveyConflict({ mine, theirs, ...answers }: SurveyConflictProps) {
  const t = useT();
  const language = useLanguage();
  const order = (items: readonly Item[]) => items.map(({ text }) => editionFor(text, language)).join(' · ');
  const head = (['title', 'intro'] as const)
    .filter((field) => differs(mine[field], theirs[field]))
    .map((field) => ({
      field: t(field === 'title' ? 'listening:studio.title' : 'listening:studio.intro'),
      mine: editionFor(mine[field] ?? {}, language),
      theirs: editionFor(theirs[field] ?? {}, language),
    }));
  const ids = [...new Set([...mine.items, ...theirs.items].map(({ id }) => id))];
  const items = ids.flatMap((id) => {
    const [ours, others] = [mine, theirs].map(({ items }) => items.find((item) => item.id === id));
    if (!differs(ours, others)) return [];
    const said = (item: Item | undefined) =>
      item ? editionFor(item.text, language) : t('listening:studio.itemNotThere');
    const same = said(ours) === said(others);
    return [
      {
        field: t('listening:studio.itemNumber', { number: numberOf(id, mine, theirs) }),
        mine: said(ours),
        theirs: same ? t('listening:studio.otherDetails', { text: said(others) }) : said(others),
      },
    ];
  });
  const reordered = differs(
    mine.items.map(({ id }) => id),
    theirs.items.map(({ id }) => id),
  );
  const rest = differs(settingsOf(mine), settingsOf(theirs))
    ? [
        {
          field: t('listening:studio.settings'),
          mine: t('listening:studio.yourSettings'),
          theirs: t('listening:studio.theirSettings'),
        },
      ]
    : [];
  return (
    <ConflictDialog
      open
      {...answers}
      differences={[
        ...head,
        ...items,
        ...(reordered
          ? [{ field: t('listening:studio.order'), mine: order(mine.items), theirs: order(theirs.items) }]
          : []),
        ...rest,
      ]}
    />
  );
}

const settingsOf = ({ kind, audienceId, languages, rhythm, subject }: SurveyContent) => ({
  ...{ kind, audienceId, languages, rhythm, subject },
});

const numberOf = (id: string, mine: SurveyContent, theirs: SurveyContent) =>
  mine.items.findIndex((item) => item.id === id) + 1 || theirs.items.findIndex((item) => item.id === id) + 1;

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other));
}

/** The same value whatever the order of its fields: the database hands them back in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
