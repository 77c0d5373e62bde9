import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { ask } from '#web/query.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import type { OpenLineKind } from '../contract/line.ts';
import pageClasses from './open.module.css';
import { LineCases } from './open-cases.tsx';
import { ChangeList } from './open-change-list.tsx';
import classes from './open-line.module.css';
import { LineFacts } from './open-line-facts.tsx';
import { OfferView } from './open-offer.tsx';
import { StandingForm } from './open-standing-form.tsx';
import { SuggestionView } from './open-suggestion.tsx';
import { Voice, VoiceButtons, type VoiceKind } from './open-voice.tsx';
import type { OpenLine } from './open-words.ts';

export interface LineRef {
  readonly planId: string;
  readonly kind: OpenLineKind;
  readonly lineId: string;
}

/** What stands in the rows of a line's page, and in its place in the plan once it is opened. */
export function OpenedLine(ref: LineRef) {
  const t = useT();
  const line = useLine(ref);
  return (
    <div className={classes['content']}>
      {line.isPending && <SkeletonLines label={t('web:page.loading')} />}
      {line.error && <Failure error={line.error} onRetry={() => void line.refetch()} />}
      {line.data && (
        <>
          <LineContent line={line.data} about={ref} />
          <p>
            <Link
              to="/plan/$planId/lines/$kind/$lineId"
              params={{ ...ref }}
              className="link"
              data-screen-only
            >
              {t('plan:open.ownPage')}
            </Link>
          </p>
        </>
      )}
    </div>
  );
}

/** A line as the reader may see it, kept true while others act on it. */
export function useLine({ planId, kind, lineId }: LineRef) {
  useLive([`plan.plan:${planId}`, `plan.${kind}:${lineId}`], ['plan.readOpenLine', 'conversation.listCases']);
  return useQuery(ask('plan.readOpenLine', { planId, lineKind: kind, lineId }));
}

/** Everything about a line below its title. */
export function LineContent({ line, about }: { line: OpenLine; about: LineRef }) {
  const [voice, setVoice] = useState<VoiceKind | null>(null);
  const { description, seal, can } = line;
  if (seal) return <SealedContent line={line} seal={seal} about={about} />;
  return (
    <>
      {description && (
        <p className={classes['description']} lang={description.language}>
          {description.text}
        </p>
      )}
      <LineFacts line={line} planId={about.planId} />
      {can.setState && line.action && <StandingForm line={line} action={line.action} />}
      {can.suggest && <VoiceButtons about={about} chosen={voice} onChoose={setVoice} canHelp={can.help} />}
      {voice && <Voice key={voice} kind={voice} line={line} about={about} onDone={() => setVoice(null)} />}
      <div>
        {line.suggestions.map((suggestion) => (
          <SuggestionView key={suggestion.id} suggestion={suggestion} />
        ))}
        <LineCases about={about} alone={line.suggestions.length + line.offers.length === 0} />
        {line.offers.map((offer) => (
          <OfferView key={offer.id} offer={offer} />
        ))}
      </div>
      <LineHistory line={line} about={about} />
    </>
  );
}

function SealedContent({
  line,
  seal,
  about,
}: {
  line: OpenLine;
  seal: NonNullable<OpenLine['seal']>;
  about: LineRef;
}) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <p>{t('plan:open.sealedBecause', { reason: seal.reason })}</p>
      <p className="small">{t('plan:open.sealedExplained', { day: format.longDay(seal.opensOn) })}</p>
      <LineHistory line={line} about={about} />
    </>
  );
}

function LineHistory({ line, about }: { line: OpenLine; about: LineRef }) {
  const t = useT();
  if (line.changes.length === 0) return null;
  return (
    <details className={pageClasses['small']}>
      <summary>{t('plan:studio.history')}</summary>
      <ChangeList sets={line.changes} names={line.names} planId={about.planId} withFields />
    </details>
  );
}
