import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Progress, SkeletonRows, Stepper } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { ImportEnd } from './import-end.tsx';
import { ImportReview } from './import-review.tsx';
import type { PeopleImport } from './import-targets.ts';
import { isUnderWay, useImport } from './use-import.ts';

/** One import from the file to the end: what its columns are, what it would do, doing it, and taking it back. */
export function ImportPage() {
  const t = useT();
  const { importId } = useParams({ from: '/studio/people/import/$importId' });
  const given = useImport(importId);
  if (!given.data)
    return (
      <ImportFrame>
        {given.isPending && <SkeletonRows label={t('web:page.loading')} />}
        {given.error && <Failure error={given.error} onRetry={() => void given.refetch()} />}
      </ImportFrame>
    );
  const { data } = given;
  return (
    <ImportFrame given={data}>
      {given.error && <Failure error={given.error} onRetry={() => void given.refetch()} />}
      <Part given={data} />
    </ImportFrame>
  );
}

function Part({ given }: { given: PeopleImport }) {
  const { state, columns } = given;
  if (state === 'writing') return <UnderWay given={given} />;
  if (state === 'done' || state === 'undone' || state === 'stopped') return <ImportEnd given={given} />;
  // Checked once, the findings stay in view while a choice is checked.
  if (columns.length > 0) return <ImportReview given={given} />;
  return isUnderWay(given) ? <UnderWay given={given} /> : <ImportEnd given={given} />;
}

function ImportFrame({ given, children }: { given?: PeopleImport; children: ReactNode }) {
  const t = useT();
  const crumbs = [
    { label: t('web:rooms.people'), link: { to: '/studio/people' } as const },
    { label: t('people:import.crumb'), link: { to: '/studio/people/import' } as const },
  ];
  const rest = given?.can.stop && given.state !== 'writing' ? { actions: <StartOver given={given} /> } : {};
  return (
    <Page title={t('web:rooms.importPeople')} crumbs={crumbs} width="wide" {...rest}>
      {given && <Steps given={given} />}
      {children}
    </Page>
  );
}

function Steps({ given: { fileName, counts, state } }: { given: PeopleImport }) {
  const t = useT();
  const format = useFormat();
  const current = { done: 3, undone: 3, writing: 2 }[state as string] ?? 1;
  const file = counts
    ? t('people:import.fileRows', { file: fileName, count: counts.rows, number: format.number(counts.rows) })
    : fileName;
  return (
    <Stepper
      label={t('people:import.steps')}
      current={state === 'failed' || state === 'stopped' ? 0 : current}
      steps={[file, t('people:import.stepReview'), t('people:import.stepWrite')]}
    />
  );
}

function StartOver({ given }: { given: PeopleImport }) {
  const t = useT();
  const navigate = useNavigate();
  const stop = useSend('people.stopImport', {
    changes: ['people.listImports'],
    onDone: () => void navigate({ to: '/studio/people/import' }),
  });
  return (
    <Button
      kind="quiet"
      pending={stop.isPending && t('web:form.sending')}
      onClick={() => stop.mutate({ importId: given.id })}
    >
      {t('people:import.startOver')}
    </Button>
  );
}

function UnderWay({ given }: { given: PeopleImport }) {
  const t = useT();
  const format = useFormat();
  const stop = useSend('people.stopImport', { changes: ['people.readImport', 'people.listImports'] });
  const writing = given.state === 'writing';
  return (
    <section aria-live="polite">
      <Progress
        share={given.progress}
        label={writing ? t('people:import.writing') : t('people:import.checking')}
        words={format.share(given.progress)}
      />
      <p className="small">{writing ? t('people:import.writingText') : t('people:import.checkingText')}</p>
      {stop.error && <Failure error={stop.error} />}
      <Button
        pending={stop.isPending && t('people:import.stopping')}
        onClick={() => stop.mutate({ importId: given.id })}
      >
        {t('people:import.stop')}
      </Button>
    </section>
  );
}
