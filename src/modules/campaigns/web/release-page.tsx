import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { editionsOf, textsOf, useEditionSwitch } from '#modules/plan/web/edition-fields.tsx';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Checkbox, RadioRows } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair, Form } from '#web/ui/form.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { type DraftForm, useDraftForm } from '#web/ui/use-draft-form.ts';
import { useLanguageName, useSaid } from './campaign-words.ts';
import { usePieceCrumbs } from './piece-crumbs.ts';
import type { StudioPiece } from './piece-text.ts';
import classes from './release.module.css';
import { CHANNELS, type ReleaseValues, wishOf } from './release-values.ts';
import { TextsField } from './text-fields.tsx';

const ROUTE = '/studio/campaigns/$campaignId/pieces/$pieceId/release';
const MOST_AUDIENCES = 100;
/** Of 1 to 100, the three that people can tell apart. */
const PRIORITIES = ['p80', 'p50', 'p20'] as const;

/** To whom, when and how a piece goes out; the next page shows what would happen before anything does. */
export function ReleasePage() {
  const t = useT();
  const params = useParams({ from: ROUTE });
  const piece = useQuery(ask('campaigns.readPiece', { pieceId: params.pieceId }));
  const title =
    piece.data?.editions.find(({ language }) => language === piece.data.firstLanguage)?.title ?? '';
  return (
    <Page
      title={title ? t('campaigns:release.title', { title }) : t('campaigns:editor.piece')}
      lede={t('campaigns:release.lede')}
      crumbs={usePieceCrumbs(params.campaignId, {
        label: title || t('campaigns:editor.piece'),
        link: { to: '/studio/campaigns/$campaignId/pieces/$pieceId', params },
      })}
    >
      {piece.error && <Failure error={piece.error} onRetry={() => void piece.refetch()} />}
      {piece.isPending && <SkeletonLines label={t('web:page.loading')} widths={[60, 80, 40]} />}
      {piece.data && <Ready piece={piece.data} />}
    </Page>
  );
}

function Ready({ piece }: { piece: StudioPiece }) {
  const t = useT();
  const nameOf = useLanguageName();
  const format = useFormat();
  const releases = useQuery(ask('campaigns.listPieceReleases', { pieceId: piece.id }));
  const blockers = releases.data?.blockers ?? [];
  if (releases.error) return <Failure error={releases.error} onRetry={() => void releases.refetch()} />;
  if (!releases.data) return <SkeletonLines label={t('web:page.loading')} />;
  if (!piece.can.release) return <EmptyState title={t('campaigns:errors.writers_of_all_only')} />;
  return (
    <>
      {blockers.length > 0 && (
        <Notice tone="unsure" title={t('campaigns:errors.piece_cannot_go_out')}>
          <ul>
            {blockers.map(({ code, values }) => (
              <li key={`${code}${JSON.stringify(values)}`}>
                {t(`campaigns:releaseBlockers.${code}`, {
                  ...values,
                  ...(values['language'] ? { language: nameOf(values['language']) } : {}),
                  ...(values['day'] ? { day: format.day(values['day']) } : {}),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <ReleaseForm piece={piece} isBlocked={blockers.length > 0} />
    </>
  );
}

/** Tomorrow at nine, in the zone of who plans: a time that nobody is surprised by. */
function soon(today: string): Pick<ReleaseValues, 'day' | 'time'> {
  const day = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return { day, time: '09:00' };
}

function ReleaseForm({ piece, isBlocked }: { piece: StudioPiece; isBlocked: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const { zone } = useFormat();
  const { language, view } = useEditionSwitch();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
  // Who has an older version is told what changed, and that only once per version.
  const isChange = piece.messageId !== null && piece.publishedVersion !== piece.version;
  const form = useDraftForm<ReleaseValues>({
    name: `piece.release.${piece.id}`,
    initial: {
      to: '',
      kind: 'at',
      ...soon(today),
      channels: [...CHANNELS],
      priority: '50',
      againstReason: '',
      changed: textsOf(null),
      asksAgain: 'everyone',
    },
  });
  const params = { campaignId: piece.campaignId, pieceId: piece.id };
  const plan = useSend('campaigns.planPieceRelease', {
    changes: ['campaigns', 'delivery'],
    onDone: ({ releaseId }) => {
      if (releaseId) return void navigate({ to: `${ROUTE}/$releaseId`, params: { ...params, releaseId } });
      say(t('campaigns:release.waits'));
      void navigate({ to: '/studio/campaigns/$campaignId/pieces/$pieceId', params });
    },
  });
  const { values } = form;
  return (
    <Form
      form={form}
      module="campaigns"
      submit={t('campaigns:release.look')}
      fieldOf={(path) =>
        path.startsWith('wish.timing') ? 'day' : path.startsWith('change') ? 'changed' : path
      }
      check={({ to, day }): Partial<Record<string, string>> => ({
        ...(to ? {} : { to: t('campaigns:errors.release_needs_audience') }),
        ...(day ? {} : { day: t('campaigns:release.dayNeeded') }),
        ...(isChange && !editionsOf(values.changed)
          ? { [`changed.${language}`]: t('campaigns:errors.say_what_changed') }
          : {}),
      })}
      send={(sent) => plan.mutateAsync(wishOf(sent, { pieceId: piece.id, zone, isChange }))}
    >
      <WhomField form={form} campaignId={piece.campaignId} />
      <WhenFields form={form} />
      <HowFields form={form} />
      {isChange && (
        <>
          {view}
          <TextsField
            form={form}
            path="changed"
            label={t('campaigns:release.changed')}
            description={t('campaigns:release.changedHint')}
            language={language}
            rows={2}
          />
          <RadioRows
            label={t('campaigns:release.asksAgain')}
            value={values.asksAgain}
            options={[
              { value: 'everyone', label: t('campaigns:release.asksEveryone') },
              { value: 'nobody', label: t('campaigns:release.asksNobody') },
            ]}
            onChange={(asksAgain) => form.setFieldValue('asksAgain', asksAgain)}
          />
        </>
      )}
      {isBlocked && <p className="small">{t('campaigns:release.blockedHint')}</p>}
    </Form>
  );
}

type FieldProps = { readonly form: DraftForm<ReleaseValues> };

function WhomField({ form, campaignId }: FieldProps & { campaignId: string }) {
  const t = useT();
  const said = useSaid();
  const rings = useQuery(ask('campaigns.listRings', { campaignId }));
  const audiences = useQuery(ask('people.listAudiences', { limit: MOST_AUDIENCES }));
  const ringRows = rings.data?.rings ?? [];
  return (
    <SelectField
      label={t('campaigns:release.whom')}
      description={t('campaigns:release.whomHint')}
      data-path="to"
      error={form.errors['to']}
      value={form.values.to || null}
      onChange={(to) => form.setFieldValue('to', to ?? '')}
      data={[
        ...(ringRows.length > 0
          ? [
              {
                group: t('campaigns:parts.ring'),
                items: ringRows.map(({ id, name, opening, people }) => ({
                  value: `ring:${id}`,
                  label: t(opening ? 'campaigns:release.ringOpen' : 'campaigns:release.ringClosed', {
                    name: said(name),
                    count: people,
                  }),
                })),
              },
            ]
          : []),
        {
          group: t('campaigns:release.audiences'),
          items: (audiences.data?.rows ?? []).map(({ id, name }) => ({
            value: `audience:${id}`,
            label: name,
          })),
        },
      ]}
    />
  );
}

function WhenFields({ form }: FieldProps) {
  const t = useT();
  const { zone, weekday } = useFormat();
  return (
    <>
      <RadioRows
        label={t('campaigns:release.when')}
        value={form.values.kind}
        options={[
          { value: 'at', label: t('campaigns:release.at'), text: t('campaigns:release.atText') },
          { value: 'best', label: t('campaigns:release.best'), text: t('campaigns:release.bestText') },
        ]}
        onChange={(kind) => form.setFieldValue('kind', kind)}
      />
      <FieldPair>
        <TextField
          {...form.getInputProps('day')}
          data-path="day"
          type="date"
          label={t('campaigns:release.day')}
          description={form.values.day && weekday(form.values.day)}
        />
        <TextField
          {...form.getInputProps('time')}
          data-path="time"
          type="time"
          label={t('campaigns:release.time')}
          description={zone}
        />
      </FieldPair>
    </>
  );
}

function HowFields({ form }: FieldProps) {
  const t = useT();
  const { channels, priority } = form.values;
  return (
    <>
      <fieldset className={classes['channels']}>
        <legend className="field-label">{t('campaigns:release.channels')}</legend>
        {CHANNELS.map((channel) => (
          <Checkbox
            key={channel}
            label={t(`delivery:channel.${channel}`)}
            {...(channel === 'feed' ? { text: t('campaigns:release.feedAlways') } : {})}
            checked={channels.includes(channel)}
            onChange={(checked) =>
              form.setFieldValue(
                'channels',
                CHANNELS.filter(
                  (one) => one === 'feed' || (one === channel ? checked : channels.includes(one)),
                ),
              )
            }
          />
        ))}
      </fieldset>
      <SelectField
        label={t('campaigns:release.priority')}
        description={t('campaigns:release.priorityHint')}
        value={priority}
        data={PRIORITIES.map((value) => ({
          value: value.slice(1),
          label: t(`campaigns:release.priorities.${value}`),
        }))}
        onChange={(chosen) => form.setFieldValue('priority', chosen ?? '50')}
      />
    </>
  );
}
