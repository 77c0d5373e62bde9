import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { groupWords } from './results-words.ts';
import { FocusDialog } from './studio-focus-dialog.tsx';
import classes from './studio-wave.module.css';

type Focus = Answer<'listening.readFocus'>;
export type Proposal = Focus['proposals'][number];

const EVERYONE = 'everyone';

/** What a group could work on, with the three reasons for it, into the plan with one click; then asked again whether it helped. */
export function FocusPage() {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const { waveId } = useParams({ from: '/studio/listening/waves/$waveId/focus' });
  const { group = EVERYONE } = useSearch({ from: '/studio/listening/waves/$waveId/focus' });
  const [choosing, setChoosing] = useState<Proposal | null>(null);
  const report = useQuery(ask('listening.readResults', { waveId, group: EVERYONE }));
  const focus = useQuery(ask('listening.readFocus', { waveId, group }));
  return (
    <Page
      title={t('listening:studio.focus.title')}
      lede={t('listening:studio.focus.lede')}
      crumbs={[
        { label: t('web:rooms.listening'), link: { to: '/studio/listening' } },
        {
          label: report.data ? editionFor(report.data.wave.title, language) : t('listening:studio.wave'),
          link: { to: '/studio/listening/waves/$waveId', params: { waveId } },
        },
        { label: t('listening:studio.focus.title') },
      ]}
    >
      {report.data && report.data.groups.length > 1 && (
        <div className={classes['narrow']}>
          <SelectField
            label={t('listening:results.group')}
            value={group}
            onChange={(key) =>
              void navigate({
                to: '/studio/listening/waves/$waveId/focus',
                params: { waveId },
                search: key && key !== EVERYONE ? { group: key } : {},
                replace: true,
                resetScroll: false,
              })
            }
            data={report.data.groups.map((one) => ({ value: one.key, label: groupWords(one, t, language) }))}
          />
        </div>
      )}
      {focus.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {focus.error && <Failure error={focus.error} onRetry={() => void focus.refetch()} />}
      {focus.data && focus.data.chosen.length > 0 && <Chosen focus={focus.data} />}
      {focus.data && <Proposals focus={focus.data} onChoose={setChoosing} />}
      {choosing && focus.data && (
        <FocusDialog
          waveId={waveId}
          group={focus.data.group.key}
          proposal={choosing}
          onClose={() => setChoosing(null)}
        />
      )}
    </Page>
  );
}

function Chosen({ focus: { chosen } }: { focus: Focus }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const remove = useSend('listening.removeFocus', { changes: ['listening.readFocus'] });
  return (
    <Section title={t('listening:studio.focus.chosen')}>
      {remove.error && <Failure error={remove.error} />}
      <Rows label={t('listening:studio.focus.chosen')}>
        {chosen.map(({ id, text, state, askAgainOn, actionId, version, can }) => (
          <Row
            key={id}
            name={editionFor(text, language)}
            meta={[
              t(`listening:studio.focus.states.${state}`),
              t(actionId ? 'listening:studio.focus.inPlan' : 'listening:studio.focus.notInPlan'),
              t('listening:studio.askAgainOn', { day: format.day(askAgainOn) }),
            ].join(' · ')}
            act={
              can.change && (
                <button
                  type="button"
                  className="link"
                  onClick={() => remove.mutate({ focusId: id, version })}
                >
                  {t('listening:studio.focus.stop')}
                </button>
              )
            }
          />
        ))}
      </Rows>
    </Section>
  );
}

interface ProposalsProps {
  readonly focus: Focus;
  readonly onChoose: (proposal: Proposal) => void;
}

function Proposals({ focus: { proposals, can }, onChoose }: ProposalsProps) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const open = proposals.filter(({ focusId }) => focusId === null);
  return (
    <Section title={t('listening:studio.focus.proposed')} lede={t('listening:studio.focus.proposedText')}>
      {open.length === 0 && <EmptyState title={t('listening:studio.focus.none')} />}
      {open.map((proposal) => {
        const { itemId, text, gap, impact, others } = proposal;
        return (
          <article key={itemId} className={classes['proposal']}>
            <h3>{editionFor(text, language)}</h3>
            <p className="small">
              {[
                t('listening:studio.focus.gap', { share: format.share(gap / 100) }),
                impact !== null && t('listening:studio.focus.impact', { share: format.share(impact) }),
                others && t('listening:studio.focus.others', { count: others.better, of: others.of }),
              ]
                .filter(Boolean)
                .join(' ')}
            </p>
            {can.choose && (
              <div className={classes['row']}>
                <Button onClick={() => onChoose(proposal)}>{t('listening:studio.focus.choose')}</Button>
              </div>
            )}
          </article>
        );
      })}
    </Section>
  );
}
