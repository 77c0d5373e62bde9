import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answer, upload } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Progress, SkeletonRows, StatusWord } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { prepareProblemText } from '#web/ui/problem-text.ts';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { say } from '#web/ui/toast.tsx';
import { useRows } from '#web/use-rows.ts';
import { stateTone, useCountsInWords } from './import-words.ts';
import classes from './people.module.css';
import { PeopleFrame } from './people-frame.tsx';

// The most that the server takes for a CSV (contract/import-settings.ts); the browser does without the schemas.
const MAX_BYTES = 100 * 2 ** 20;

/** Gives a list of people, and shows what was imported before. */
export function ImportsPage() {
  const t = useT();
  return (
    <PeopleFrame page="importPeople" lede={t('people:import.lede')}>
      <Upload />
      <PastImports />
    </PeopleFrame>
  );
}

function Upload() {
  const t = useT();
  const navigate = useNavigate();
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const take = async (file: File) => {
    setError(null);
    setSending({ name: file.name, share: 0 });
    try {
      const { id } = await upload('people.uploadPeople', { fileName: file.name.slice(0, 200) }, file, {
        onProgress: (share) => setSending({ name: file.name, share }),
      });
      void navigate({ to: '/studio/people/import/$importId', params: { importId: id } });
    } catch (failure) {
      await prepareProblemText(failure);
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      setSending(null);
    }
  };
  return (
    <Section title={t('people:import.give')}>
      {sending ? (
        <Progress share={sending.share} label={t('people:import.sending', { file: sending.name })} />
      ) : (
        <FileDrop
          title={t('people:import.dropTitle')}
          text={t('people:import.dropText')}
          accept=".csv,.txt,.tsv,.xlsx"
          maxBytes={MAX_BYTES}
          onFile={(file) => void take(file)}
          error={error && <Failure error={error} />}
        />
      )}
    </Section>
  );
}

type Past = Answer<'people.listImports'>['rows'][number];

function PastImports() {
  const t = useT();
  const imports = useRows('people.listImports', {});
  const [undoing, setUndoing] = useState<Past | null>(null);
  return (
    <Section title={t('people:import.past')}>
      {imports.isPending && <SkeletonRows label={t('web:page.loading')} count={2} />}
      {imports.error && <Failure error={imports.error} onRetry={imports.retry} />}
      {imports.first?.rows.length === 0 && <p className="small">{t('people:import.none')}</p>}
      {imports.rows.length > 0 && (
        <Rows label={t('people:import.past')}>
          {imports.rows.map((past) => (
            <PastRow key={past.id} past={past} onUndo={() => setUndoing(past)} />
          ))}
        </Rows>
      )}
      <MoreRows {...imports} />
      {undoing && <UndoImport past={undoing} onClose={() => setUndoing(null)} />}
    </Section>
  );
}

function PastRow({ past, onUndo }: { past: Past; onUndo: () => void }) {
  const t = useT();
  const format = useFormat();
  const counts = useCountsInWords(past.counts);
  return (
    <Row
      name={
        <Link to="/studio/people/import/$importId" params={{ importId: past.id }}>
          {past.fileName}
        </Link>
      }
      meta={
        <span className={classes['factLine']}>
          <StatusWord tone={stateTone(past.state)}>{t(`people:import.states.${past.state}`)}</StatusWord>
          {[format.instant(past.finishedAt ?? past.startedAt), past.startedBy, counts]
            .filter(Boolean)
            .join(' · ')}
        </span>
      }
      act={
        past.can.undo && (
          <button type="button" className="link" onClick={onUndo}>
            {t('people:import.undo')}
          </button>
        )
      }
    />
  );
}

/** Asks before an import is taken back; says who stands in the way. */
export function UndoImport({ past, onClose }: { past: Pick<Past, 'id' | 'fileName'>; onClose: () => void }) {
  const t = useT();
  const undo = useSend('people.undoImport', {
    changes: ['people'],
    onDone: () => {
      say(t('people:import.undone'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('people:import.undoTitle', { file: past.fileName })}
      text={t('people:import.undoText')}
      verb={t('people:import.undo')}
      pending={undo.isPending}
      error={undo.error}
      onConfirm={() => undo.mutate({ importId: past.id })}
    />
  );
}
