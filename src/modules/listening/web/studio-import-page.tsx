import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, forget, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { Numbers, SkeletonRows } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { ImportColumns, ImportMeasures } from './studio-import-columns.tsx';
import { ImportFindings } from './studio-import-findings.tsx';

export type ResultImport = Answer<'listening.readResultImport'>;
type Mapping = ResultImport['mapping'];

const NOBODY = '';

/** One import from the file to its figures: what the columns mean, what each conversion loses, what would be kept. */
export function ResultImportPage() {
  const t = useT();
  const { importId } = useParams({ from: '/studio/listening/imports/$importId' });
  const given = useQuery(ask('listening.readResultImport', { importId }));
  const title = given.data?.mapping.vendor || given.data?.fileName || t('web:rooms.otherResults');
  return (
    <Page
      title={title}
      meta={given.data?.fileName}
      width="wide"
      crumbs={[
        { label: t('web:rooms.listening'), link: { to: '/studio/listening' } },
        { label: t('web:rooms.otherResults'), link: { to: '/studio/listening/imports' } },
        { label: title },
      ]}
      actions={given.data && <ImportActs given={given.data} />}
    >
      {given.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {given.error && <Failure error={given.error} onRetry={() => void given.refetch()} />}
      {given.data && <Review key={given.data.version} given={given.data} />}
    </Page>
  );
}

function Review({ given }: { given: ResultImport }) {
  const t = useT();
  const format = useFormat();
  const { counts, can } = given;
  return (
    <>
      <Numbers
        numbers={[
          [t('listening:studio.imports.rows'), format.number(counts.rows)],
          [t('listening:studio.imports.figuresName'), format.number(counts.figures)],
          [t('listening:studio.imports.leftOut'), format.number(counts.leftOut)],
        ]}
      />
      {can.change && <MappingForm given={given} />}
      <ImportFindings given={given} />
    </>
  );
}

function MappingForm({ given }: { given: ResultImport }) {
  const t = useT();
  const client = useQueryClient();
  const form = useDraftForm<{ mapping: Mapping } & Record<string, unknown>>({
    name: `listening.import.${given.id}.${given.version}`,
    initial: { mapping: given.mapping },
  });
  const { mapping } = form.values;
  const change = (part: Partial<Mapping>) => form.setFieldValue('mapping', { ...mapping, ...part });
  const save = useSend('listening.mapResultImport');
  return (
    <Section title={t('listening:studio.imports.mapping')} lede={t('listening:studio.imports.mappingText')}>
      <Form
        form={form}
        module="listening"
        submit={t('listening:studio.imports.look')}
        send={async ({ mapping: next }) => {
          await save.mutateAsync({ importId: given.id, version: given.version, mapping: next });
          form.forgetDraft();
          await forget(client, ['listening']);
        }}
      >
        <FieldPair>
          <TextField
            label={t('listening:studio.imports.vendor')}
            data-path="mapping.vendor"
            value={mapping.vendor}
            onChange={(event) => change({ vendor: event.currentTarget.value })}
          />
          <TextField
            label={t('listening:studio.imports.source')}
            description={t('listening:studio.imports.sourceText')}
            data-path="mapping.source"
            value={mapping.source}
            onChange={(event) => change({ source: event.currentTarget.value })}
          />
        </FieldPair>
        <SelectField
          label={t('listening:studio.imports.own')}
          value={mapping.own ?? NOBODY}
          onChange={(own) => change({ own: own || null })}
          data={[
            { value: NOBODY, label: t('listening:studio.imports.nobodyOurs') },
            ...[...new Set([...given.organisations, ...(mapping.own ? [mapping.own] : [])])].map((name) => ({
              value: name,
              label: name,
            })),
          ]}
        />
        <ImportColumns given={given} mapping={mapping} onChange={(columns) => change({ columns })} />
        <ImportMeasures given={given} mapping={mapping} onChange={(measures) => change({ measures })} />
      </Form>
    </Section>
  );
}

function ImportActs({ given }: { given: ResultImport }) {
  const t = useT();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const { id: importId, version, can, writtenAt, problems, counts } = given;
  const write = useSend('listening.writeResultImport', {
    changes: ['listening'],
    onDone: () => say(t('listening:studio.imports.written', { count: counts.figures })),
  });
  const withdraw = useSend('listening.withdrawResultImport', {
    changes: ['listening.listResultImports', 'listening.readImportedTrend'],
    onDone: () => void navigate({ to: '/studio/listening/imports' }),
  });
  const blocks = problems.some(({ severity }) => severity === 'blocks');
  return (
    <>
      {can.withdraw && (
        <Button kind="quiet" onClick={() => setAsked(true)}>
          {t('listening:studio.imports.withdraw')}
        </Button>
      )}
      {!writtenAt && (
        <Button
          kind="primary"
          locked={
            !can.write &&
            t(blocks ? 'listening:errors.import_has_problems' : 'listening:errors.only_surveyors')
          }
          pending={write.isPending && t('web:form.sending')}
          onClick={() => write.mutate({ importId, version })}
        >
          {t('listening:studio.imports.write', { count: counts.figures })}
        </Button>
      )}
      {write.error && <Failure error={write.error} />}
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('listening:studio.imports.withdrawTitle')}
        text={t('listening:studio.imports.withdrawText')}
        verb={t('listening:studio.imports.withdraw')}
        pending={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate({ importId })}
      />
    </>
  );
}
