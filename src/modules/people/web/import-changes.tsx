import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';
import { displayName, type Say } from '../domain/person-name.ts';
import { ChangeMark } from './change-mark.tsx';
import { differing, useFactWords } from './fact-words.ts';
import classes from './import.module.css';
import type { PeopleImport } from './import-targets.ts';
import { useSay } from './use-names.ts';

type PlannedChange = Answer<'people.listImportChanges'>['rows'][number];

const FIRST_FEW = 6;
const KINDS = ['changed', 'left', 'created'] as const;

/** What the import would do, person by person: what moves and changes first, because new people hold no surprise. */
export function ImportChanges({ given: { id, counts } }: { given: PeopleImport }) {
  const t = useT();
  const format = useFormat();
  const [all, setAll] = useState(false);
  if (!counts) return null;
  const total = counts.created + counts.changed + counts.left;
  if (total === 0) return null;
  const kinds = KINDS.filter((kind) => counts[kind] > 0);
  const each = Math.max(2, Math.floor(FIRST_FEW / kinds.length));
  return (
    <Section
      title={t('people:import.changes')}
      end={
        total > FIRST_FEW && (
          <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all
              ? t('people:import.fewChanges')
              : t('people:import.allChanges', { count: total, number: format.number(total) })}
          </button>
        )
      }
    >
      {kinds.map((kind) => (
        <Changes key={kind} importId={id} kind={kind} limit={all ? 50 : each} more={all} />
      ))}
    </Section>
  );
}

interface ChangesProps {
  readonly importId: string;
  readonly kind: (typeof KINDS)[number];
  readonly limit: number;
  readonly more: boolean;
}

function Changes({ importId, kind, limit, more }: ChangesProps) {
  const t = useT();
  const changes = useRows('people.listImportChanges', { importId, kind, limit });
  return (
    <>
      {changes.isPending && <SkeletonRows label={t('web:page.loading')} count={1} />}
      {changes.error && <Failure error={changes.error} onRetry={changes.retry} />}
      <ul role="list" className={classes['changes']}>
        {changes.rows.map((change) => (
          <ChangeRow key={change.position} change={change} />
        ))}
      </ul>
      {more && <MoreRows {...changes} />}
    </>
  );
}

function ChangeRow({ change }: { change: PlannedChange }) {
  const t = useT();
  const say = useSay();
  const { fieldWord, valueWord } = useFactWords();
  const { kind, before, after } = change;
  const all = differing(before, after);
  // The unit says most; for new people the title too.
  const main = all.find(({ field }) => field === 'unit');
  const others = all.filter((one) => one !== main && one.field !== 'name' && one.field !== 'state');
  const meta =
    kind === 'created'
      ? [
          t('people:import.kinds.created'),
          after['name'] ? valueWord('title', after['title']) : null,
          valueWord('location', after['location']),
        ]
      : kind === 'left'
        ? [t('people:import.kinds.left')]
        : others.map(({ field, after: now }) =>
            t('people:import.becomes', {
              field: fieldWord(field),
              value: valueWord(field, now) ?? t('people:history.nothing'),
            }),
          );
  return (
    <li>
      <strong>{nameIn(change, say)}</strong>
      <span>
        {main && (
          <ChangeMark
            before={valueWord('unit', main.before)}
            after={kind === 'left' ? null : valueWord('unit', main.after)}
          />
        )}
      </span>
      <span className="small">{meta.filter(Boolean).join('; ')}</span>
    </li>
  );
}

/** New people may have no name: then their title and number, as the directory will call them. */
function nameIn({ kind, label, after }: PlannedChange, say: Say): string {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  if (kind !== 'created') return label ?? say('person.unnamed');
  const { name, title, employeeNumber, email } = after;
  return displayName(
    { name: text(name), title: text(title), employeeNumber: text(employeeNumber), email: text(email) },
    say,
  );
}
