import { useT } from '#web/i18n.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { useFieldName, useValueWords } from './field-words.ts';
import type { PartClash } from './use-part-writing.ts';

/** Two people changed the same of a part: shows both; what neither touched is kept anyway. */
export function PartConflict({ clash: { names, mine, theirs, settle } }: { clash: PartClash }) {
  const nameOf = useFieldName();
  const wordsOf = useValueWords();
  return (
    <ConflictDialog
      open
      onClose={() => settle('later')}
      onKeepMine={() => settle('mine')}
      onTakeTheirs={() => settle('theirs')}
      differences={names.map((field) => ({
        field: nameOf(field),
        mine: wordsOf(mine[field]),
        theirs: wordsOf(theirs[field]),
      }))}
    />
  );
}

/** What an approver sees of a change: each field before and after. */
export function Difference({
  before,
  after,
}: {
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
}) {
  const t = useT();
  const nameOf = useFieldName();
  const wordsOf = useValueWords();
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <dl>
      {fields.map((field) => (
        <div key={field}>
          <dt className="small">{nameOf(field)}</dt>
          <dd>
            {field in before && <del>{wordsOf(before[field])}</del>}{' '}
            {field in after ? <ins>{wordsOf(after[field])}</ins> : t('campaigns:form.nothing')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
