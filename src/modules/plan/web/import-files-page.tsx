import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import { download, upload } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Segments } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextArea } from '#web/ui/fields.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Form } from '#web/ui/form.tsx';
import { Progress, SkeletonRows } from '#web/ui/marks.tsx';
import { prepareProblemText } from '#web/ui/problem-text.ts';
import { Section } from '#web/ui/section.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { CourseFrame } from './course-frame.tsx';
import classes from './import.module.css';
import { useEdition } from './plan-words.ts';

// As `upload.maxBytes` of the contract; the browser does without the schemas.
const MAX_BYTES = 4_000_000;

/** The plan as files: actions brought from a table, and the plan taken along as table, text or document. */
export function ImportFilesPage() {
  const t = useT();
  const edition = useEdition();
  const { planId } = useParams({ from: '/studio/plan/$planId/files' });
  const plan = useQuery(ask('plan.readPlan', { planId }));
  return (
    <CourseFrame
      planId={planId}
      planTitle={plan.data && edition(plan.data.title)}
      title={t('plan:import.filesTitle')}
      lede={t('plan:import.lede')}
    >
      {plan.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {plan.error && <Failure error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data && (
        <>
          <Take planId={planId} />
          {plan.data.can.edit && <Bring planId={planId} />}
        </>
      )}
    </CourseFrame>
  );
}

function Take({ planId }: { planId: string }) {
  const t = useT();
  const [language, setLanguage] = useState<Language>(useLanguage());
  const [error, setError] = useState<Error | null>(null);
  const take = (name: 'plan.exportPlanTable' | 'plan.exportPlanText') => {
    setError(null);
    download(name, { planId, language }).catch(async (failure: unknown) => {
      await prepareProblemText(failure);
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    });
  };
  return (
    <Section title={t('plan:import.take')} lede={t('plan:import.takeLede')}>
      {error && <Failure error={error} />}
      <div className={classes['take']}>
        <div className={classes['language']}>
          <Segments
            label={t('plan:import.language')}
            value={language}
            onChange={setLanguage}
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        </div>
        <Button onClick={() => take('plan.exportPlanTable')}>{t('plan:studio.exportTable')}</Button>
        <Button onClick={() => take('plan.exportPlanText')}>{t('plan:studio.exportText')}</Button>
        <LinkButton to="/studio/plan/$planId/document" params={{ planId }}>
          {t('plan:import.toDocument')}
        </LinkButton>
      </div>
    </Section>
  );
}

function Bring({ planId }: { planId: string }) {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const form = useDraftForm({ name: `plan.${planId}.pasted`, initial: { table: '' } });
  const send = async (file: Blob, name: string) => {
    const fileName = name.slice(0, 200);
    const { id } = await upload('plan.uploadPlan', { planId, fileName, language }, file, {
      onProgress: (share) => setSending({ name, share }),
    }).finally(() => setSending(null));
    void navigate({ to: '/studio/plan/$planId/files/$importId', params: { planId, importId: id } });
  };
  const take = (file: File) => {
    setError(null);
    setSending({ name: file.name, share: 0 });
    send(file, file.name).catch(async (failure: unknown) => {
      await prepareProblemText(failure);
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    });
  };
  return (
    <Section title={t('plan:import.bring')}>
      {sending ? (
        <Progress share={sending.share} label={t('plan:import.sending', { file: sending.name })} />
      ) : (
        <FileDrop
          title={t('plan:import.choose')}
          text={t('plan:import.dropText')}
          accept=".csv,.txt,.tsv"
          maxBytes={MAX_BYTES}
          onFile={take}
          error={error && <Failure error={error} />}
        />
      )}
      <div className={classes['paste']}>
        <Form
          form={form}
          module="plan"
          submit={t('plan:import.read')}
          check={({ table }) => (table.trim() ? {} : { table: t('plan:errors.import_file_missing') })}
          send={({ table }) => send(new Blob([table], { type: 'text/csv' }), t('plan:import.pasted'))}
        >
          <TextArea
            {...form.getInputProps('table')}
            label={t('plan:import.orPaste')}
            description={t('plan:import.pasteHint')}
            minRows={4}
            maxRows={12}
            spellCheck={false}
          />
        </Form>
      </div>
    </Section>
  );
}
