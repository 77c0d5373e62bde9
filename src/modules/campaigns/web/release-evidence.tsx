import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { download } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { ProblemError } from '#web/ui/problem.ts';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import classes from './release.module.css';

const SHOWN = 20;

/** Who confirmed, by name, for those who may know it, and the export that proves it. */
export function ReleaseEvidence({ messageId }: { messageId: string }) {
  const t = useT();
  const format = useFormat();
  const [failure, setFailure] = useState<Error | null>(null);
  const evidence = useQuery(ask('delivery.readEvidence', { messageId }));
  // Leaders and representatives read results, not names.
  if (evidence.error instanceof ProblemError && evidence.error.status === 403) return null;
  const rows = evidence.data?.rows ?? [];
  const save = (what: 'delivery.exportEvidence' | 'delivery.printEvidence') => {
    setFailure(null);
    download(what, { messageId }).catch((error: unknown) =>
      setFailure(error instanceof Error ? error : new Error(String(error))),
    );
  };
  return (
    <Section
      title={t('campaigns:outcome.evidence')}
      end={evidence.data && t('campaigns:outcome.evidenceCount', { count: rows.length })}
      lede={t('campaigns:outcome.evidenceText')}
    >
      {evidence.error && <Failure error={evidence.error} onRetry={() => void evidence.refetch()} />}
      <Rows label={t('campaigns:outcome.evidence')}>
        {rows.slice(0, SHOWN).map(({ name, employeeNumber, version, language, at }) => (
          <Row
            key={`${employeeNumber}${name}${at}`}
            name={name}
            meta={t('campaigns:outcome.evidenceRow', { version, language, at: format.instant(at) })}
          />
        ))}
      </Rows>
      <p className="small">{t('campaigns:outcome.reminders')}</p>
      <div className={classes['acts']}>
        <Button onClick={() => save('delivery.exportEvidence')}>{t('campaigns:outcome.export')}</Button>
        <Button onClick={() => save('delivery.printEvidence')}>{t('campaigns:outcome.exportPdf')}</Button>
      </div>
      {failure && <Failure error={failure} />}
    </Section>
  );
}
