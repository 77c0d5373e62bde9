import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { upload } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Failure } from '#web/ui/failure.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Progress, SkeletonRows, StatusWord } from '#web/ui/marks.tsx';
import { MoreRows } from '#web/ui/more-rows.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { prepareProblemText } from '#web/ui/problem-text.ts';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { useRows } from '#web/use-rows.ts';
import { ListeningFrame } from './studio-frame.tsx';
import { ImportedTrend } from './studio-imported-trend.tsx';
import { usePlansSurveys } from './studio-kinds.ts';
import classes from './studio-wave.module.css';

// As `MAX_RESULT_BYTES` of the contract, without its schemas.
const MAX_BYTES = 20 * 2 ** 20;

/** Results of other vendors: brought in, listed, and drawn as one line over a change of vendor. */
export function ResultImportsPage() {
  const t = useT();
  const format = useFormat();
  const plans = usePlansSurveys();
  const imports = useRows('listening.listResultImports', { limit: 20 });
  return (
    <ListeningFrame page="otherResults">
      {plans && (
        <div className={classes['bring']}>
          <Bring />
        </div>
      )}
      <Section title={t('listening:studio.imports.list')}>
        {imports.isPending && <SkeletonRows label={t('web:page.loading')} count={3} />}
        {imports.error && <Failure error={imports.error} onRetry={imports.retry} />}
        {imports.first?.rows.length === 0 && <EmptyState title={t('listening:studio.imports.none')} />}
        <Rows label={t('listening:studio.imports.list')}>
          {imports.rows.map(({ id, vendor, fileName, startedAt, startedBy, writtenAt, figures }) => (
            <Row
              key={id}
              name={
                <Link to="/studio/listening/imports/$importId" params={{ importId: id }}>
                  {vendor || fileName}
                </Link>
              }
              meta={[
                fileName,
                t('listening:studio.imports.figures', { count: figures }),
                [startedBy, format.dayOf(startedAt)].filter(Boolean).join(', '),
              ].join(' · ')}
              act={
                <StatusWord tone={writtenAt ? 'works' : 'unsure'}>
                  {t(writtenAt ? 'listening:studio.imports.kept' : 'listening:studio.imports.notKept')}
                </StatusWord>
              }
            />
          ))}
        </Rows>
        <MoreRows {...imports} />
      </Section>
      <ImportedTrend />
    </ListeningFrame>
  );
}

function Bring() {
  const t = useT();
  const navigate = useNavigate();
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const send = async (file: File) => {
    const { id } = await upload('listening.uploadResults', { fileName: file.name.slice(0, 200) }, file, {
      onProgress: (share) => setSending({ name: file.name, share }),
    }).finally(() => setSending(null));
    void navigate({ to: '/studio/listening/imports/$importId', params: { importId: id } });
  };
  const take = (file: File) => {
    setError(null);
    setSending({ name: file.name, share: 0 });
    send(file).catch(async (failure: unknown) => {
      await prepareProblemText(failure);
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    });
  };
  if (sending)
    return (
      <Progress share={sending.share} label={t('listening:studio.imports.sending', { file: sending.name })} />
    );
  return (
    <FileDrop
      title={t('listening:studio.imports.choose')}
      text={t('listening:studio.imports.chooseText')}
      accept=".csv,.tsv,.txt,.xlsx"
      maxBytes={MAX_BYTES}
      onFile={take}
      error={error && <Failure error={error} />}
    />
  );
}
