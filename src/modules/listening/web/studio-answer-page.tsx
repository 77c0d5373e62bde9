import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { editionFor, LANGUAGE_NAMES, type Language } from '#kernel/language.ts';
import { PlainSelect } from '#modules/people/web/plain-select.tsx';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, forget, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Form } from '#web/ui/form.tsx';
import { SkeletonRows, StatusWord } from '#web/ui/marks.tsx';
import { Page } from '#web/ui/page.tsx';
import { isConflict } from '#web/ui/problem.ts';
import { say } from '#web/ui/toast.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { AnswerPart } from '../contract/wave-answer.ts';
import { groupWords, type Report } from './results-words.ts';
import { EditionsField } from './studio-editions.tsx';
import classes from './studio-wave.module.css';

type WaveAnswer = Answer<'listening.readWaveAnswer'>;

interface Written extends Record<string, unknown> {
  version: number;
  parts: AnswerPart[];
}

const EVERYONE = 'everyone';

/** Writes the answer to a wave, «what we heard, what we do», per language and group, and publishes it. */
export function WaveAnswerPage() {
  const t = useT();
  const language = useLanguage();
  const { waveId } = useParams({ from: '/studio/listening/waves/$waveId/answer' });
  const answer = useQuery(ask('listening.readWaveAnswer', { waveId }));
  const report = useQuery(ask('listening.readResults', { waveId, group: EVERYONE }));
  const error = answer.error ?? report.error;
  const retry = () => void (answer.error ? answer.refetch() : report.refetch());
  return (
    <Page
      title={t('listening:results.heardAndDoing')}
      lede={t('listening:studio.answer.lede')}
      crumbs={[
        { label: t('web:rooms.listening'), link: { to: '/studio/listening' } },
        {
          label: report.data ? editionFor(report.data.wave.title, language) : t('listening:studio.wave'),
          link: { to: '/studio/listening/waves/$waveId', params: { waveId } },
        },
        { label: t('listening:results.heardAndDoing') },
      ]}
    >
      {!error && !(answer.data && report.data) && <SkeletonRows label={t('web:page.loading')} />}
      {error && <Failure error={error} onRetry={retry} />}
      {answer.data && report.data && (
        <AnswerEditor key={answer.data.version} answer={answer.data} report={report.data} />
      )}
    </Page>
  );
}

function AnswerEditor({ answer, report }: { answer: WaveAnswer; report: Report }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const client = useQueryClient();
  const [theirs, setTheirs] = useState<WaveAnswer | null>(null);
  const waveId = report.wave.id;
  const form = useDraftForm<Written>({
    name: `listening.answer.${waveId}`,
    initial: { version: answer.version, parts: partsOf(answer) },
  });
  const { parts } = form.values;
  const save = useSend('listening.writeWaveAnswer');
  const groups = report.groups.filter(({ key }) => key !== EVERYONE);
  const nameOf = (key: string) => {
    const group = groups.find((one) => one.key === key);
    return group ? groupWords(group, t, language) : t('listening:results.everyone');
  };
  const settled = async () => {
    form.forgetDraft();
    setTheirs(null);
    await forget(client, ['listening']);
  };
  const send = async (version: number) => {
    try {
      await save.mutateAsync({ waveId, version, parts: parts.map(written) });
    } catch (error) {
      if (isConflict(error))
        setTheirs(await client.fetchQuery({ ...ask('listening.readWaveAnswer', { waveId }), staleTime: 0 }));
      throw error;
    }
    say(t('listening:studio.saved'));
    await settled();
  };
  const change = (group: string, part: Partial<AnswerPart>) =>
    form.setFieldValue(
      'parts',
      parts.map((one) => (one.group === group ? { ...one, ...part } : one)),
    );
  if (answer.state === 'published')
    return (
      <>
        <StatusWord tone="works">
          {t('listening:studio.answer.published', { at: format.instant(answer.publishedAt ?? '') })}
        </StatusWord>
        {answer.parts.map(({ group, heard, doing }) => (
          <section key={group} className={classes['part']}>
            <h2>{nameOf(group)}</h2>
            <p>{editionFor(heard, language)}</p>
            <p>{editionFor(doing, language)}</p>
          </section>
        ))}
      </>
    );
  const open = groups.filter(({ key }) => parts.every(({ group }) => group !== key));
  return (
    <>
      <Form
        form={form}
        module="listening"
        submit={t('listening:studio.answer.save')}
        send={({ version }) => send(version)}
        others={<Publish waveId={waveId} answer={answer} dirty={form.isDirty()} nameOf={nameOf} />}
      >
        {parts.map((part) => (
          <PartFields
            key={part.group}
            part={part}
            name={nameOf(part.group)}
            languages={report.wave.languages}
            onChange={(next) => change(part.group, next)}
            onRemove={
              part.group === EVERYONE
                ? undefined
                : () =>
                    form.setFieldValue(
                      'parts',
                      parts.filter(({ group }) => group !== part.group),
                    )
            }
          />
        ))}
        {open.length > 0 && (
          <PlainSelect
            label={t('listening:studio.answer.addGroup')}
            value=""
            onChange={(group) =>
              group && form.setFieldValue('parts', [...parts, { group, heard: {}, doing: {} }])
            }
          >
            <option value="">{t('listening:studio.answer.addGroup')}</option>
            {open.map(({ key }) => (
              <option key={key} value={key}>
                {nameOf(key)}
              </option>
            ))}
          </PlainSelect>
        )}
      </Form>
      {theirs && (
        <ConflictDialog
          open
          onClose={() => setTheirs(null)}
          onKeepMine={() => void send(theirs.version).catch(() => undefined)}
          onTakeTheirs={() => void settled()}
          differences={parts.map(({ group, heard, doing }) => {
            const other = theirs.parts.find((one) => one.group === group);
            return {
              field: nameOf(group),
              mine: `${editionFor(heard, language)} ${editionFor(doing, language)}`,
              theirs: `${editionFor(other?.heard ?? {}, language)} ${editionFor(other?.doing ?? {}, language)}`,
            };
          })}
        />
      )}
    </>
  );
}

interface PartFieldsProps {
  readonly part: AnswerPart;
  readonly name: string;
  readonly languages: readonly Language[];
  readonly onChange: (part: Partial<AnswerPart>) => void;
  readonly onRemove: (() => void) | undefined;
}

function PartFields({ part, name, languages, onChange, onRemove }: PartFieldsProps) {
  const t = useT();
  return (
    <section className={classes['part']} aria-label={name}>
      <div className={classes['partHead']}>
        <h2>{name}</h2>
        {onRemove && (
          <button type="button" className="link" onClick={onRemove}>
            {t('listening:studio.answer.removeGroup')}
          </button>
        )}
      </div>
      {(['heard', 'doing'] as const).map((half) => (
        <EditionsField
          key={half}
          label={t(`listening:results.${half}`)}
          value={part[half]}
          languages={languages}
          rows={4}
          onChange={(text) => onChange({ [half]: text })}
        />
      ))}
    </section>
  );
}

interface PublishProps {
  readonly waveId: string;
  readonly answer: WaveAnswer;
  readonly dirty: boolean;
  readonly nameOf: (group: string) => string;
}

/** Publishes what is saved; locked with the reason while something is missing. */
function Publish({ waveId, answer: { can, missing, version }, dirty, nameOf }: PublishProps) {
  const t = useT();
  const [asked, setAsked] = useState(false);
  const publish = useSend('listening.publishWaveAnswer', {
    changes: ['listening'],
    onDone: () => setAsked(false),
  });
  const [lack] = missing;
  const why = dirty
    ? t('listening:studio.answer.saveFirst')
    : lack
      ? t('listening:studio.answer.lacks', {
          group: nameOf(lack.group),
          language: LANGUAGE_NAMES[lack.language],
        })
      : !can.publish && t('listening:errors.answer_not_complete');
  return (
    <>
      <Button locked={why} onClick={() => setAsked(true)}>
        {t('listening:studio.answer.publish')}
      </Button>
      <ConfirmDialog
        open={asked}
        onClose={() => setAsked(false)}
        harmless
        title={t('listening:studio.answer.publishTitle')}
        text={t('listening:studio.answer.publishText')}
        verb={t('listening:studio.answer.publish')}
        pending={publish.isPending}
        error={publish.error}
        onConfirm={() => publish.mutate({ waveId, version })}
      />
    </>
  );
}

function partsOf({ parts }: WaveAnswer): AnswerPart[] {
  const begun = parts.map(({ group, heard, doing }) => ({ group, heard, doing }));
  return begun.some(({ group }) => group === EVERYONE)
    ? begun
    : [{ group: EVERYONE, heard: {}, doing: {} }, ...begun];
}

const written = ({ group, heard, doing }: AnswerPart): AnswerPart => ({ group, heard, doing });
