import { Link } from '@tanstack/react-router';
import { dayIn } from '#kernel/calendar.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import type { Translate } from '#web/messages.ts';
import {
  type ChangeSet,
  changedEdition,
  type FieldChange,
  type LineChange,
  saidValue,
} from './open-change-words.ts';
import { TextDiff } from './open-difference.tsx';
import lineClasses from './open-line.module.css';
import classes from './open-news.module.css';
import { fieldNameOf } from './open-words.ts';

interface ChangeListProps {
  readonly sets: readonly ChangeSet[];
  readonly names: Readonly<Record<string, string>>;
  readonly planId: string;
  /** With what stood there before and what stands there now. */
  readonly withFields?: true;
}

/** What changed, when, and because of whom, newest first. */
export function ChangeList({ sets, names, planId, withFields }: ChangeListProps) {
  const format = useFormat();
  return (
    <ul className={classes['log']}>
      {sets.map((set) => (
        <li key={set.id}>
          <time dateTime={set.at}>{format.shortDay(dayIn(format.zone, set.at))}</time>
          <SetView {...{ set, names, planId, withFields }} />
        </li>
      ))}
    </ul>
  );
}

interface SetViewProps extends Omit<ChangeListProps, 'sets' | 'withFields'> {
  readonly set: ChangeSet;
  readonly withFields: true | undefined;
}

function SetView({ set, names, planId, withFields }: SetViewProps) {
  const t = useT();
  const { changes, more, note, undone, cause } = set;
  return (
    <div>
      {changes.length === 1 && !withFields ? null : <p>{causeOf(set, t)}</p>}
      {changes.length > 0 && (
        <ul>
          {(withFields ? changes : changes.slice(0, 3)).map((change) => (
            <li key={change.lineId}>
              <ChangedLine change={change} planId={planId} />
              {withFields && change.change === 'changed' && !change.sealed && (
                <Fields fields={change.fields} names={names} />
              )}
            </li>
          ))}
        </ul>
      )}
      {changes.length === 1 && !withFields && <p className="small">{causeOf(set, t)}</p>}
      {more > 0 && <p className="small">{t('plan:changelog.more', { count: more })}</p>}
      {note && (cause === 'override' || cause === 'end') && <p>{`“${note}”`}</p>}
      {undone && <p className="small">{t('plan:changelog.undone')}</p>}
    </div>
  );
}

/** Whose idea or help it was comes before whose hand wrote it. */
function causeOf({ cause, actor, credit }: ChangeSet, t: Translate): string {
  const name = actor?.name ?? t('plan:changelog.somebody');
  const author = credit?.name ?? t('plan:changelog.unnamed');
  return cause === 'suggestion' || cause === 'offer'
    ? t(`plan:changelog.causes.${cause}`, { author, name })
    : t(`plan:changelog.causes.${cause}`, { name });
}

function ChangedLine({ change, planId }: { change: LineChange; planId: string }) {
  const t = useT();
  const { lineKind, lineId, title, sealed } = change;
  const said = sealed ? t('plan:changelog.sealedLine') : (title?.text ?? '');
  const sentence = t(`plan:changelog.changes.${change.change}`, { title: said });
  if ((lineKind !== 'goal' && lineKind !== 'action') || change.change === 'removed') return sentence;
  return (
    <Link to="/plan/$planId/lines/$kind/$lineId" params={{ planId, kind: lineKind, lineId }}>
      {sentence}
    </Link>
  );
}

function Fields({ fields, names }: { fields: readonly FieldChange[]; names: ChangeListProps['names'] }) {
  return fields.map((field) => <Field key={field.field} field={field} names={names} />);
}

function Field({ field, names }: { field: FieldChange; names: ChangeListProps['names'] }) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const name = t(`plan:open.fields.${fieldNameOf(field.field)}`);
  const text = changedEdition(field, language);
  if (text)
    return (
      <>
        <p className={lineClasses['field']}>{name}</p>
        <TextDiff {...text} />
      </>
    );
  const reader = { t, format, language, names };
  const before = saidValue(field.field, field.before, reader);
  const after = saidValue(field.field, field.after, reader);
  return (
    <p className="small">
      {name}
      {': '}
      {before !== null && after !== null && t('plan:open.turned', { before, after })}
      {before === null && after !== null && t('plan:open.set', { after })}
      {before !== null && after === null && t('plan:open.unset', { before })}
      {before === null && after === null && t('plan:open.fields.other')}
    </p>
  );
}
