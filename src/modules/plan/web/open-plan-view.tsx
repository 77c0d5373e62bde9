import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { download } from '#web/client.ts';
import { AskedHere } from '#web/home/asked-here.tsx';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { useMe } from '#web/session.ts';
import { Section } from '#web/ui/section.tsx';
import classes from './open.module.css';
import { ActionRow, Phases } from './open-actions.tsx';
import { ChangeList } from './open-change-list.tsx';
import { Goals } from './open-goals.tsx';
import { HearingBand } from './open-hearing.tsx';
import newsClasses from './open-news.module.css';
import { PhasesInTime } from './open-phases-in-time.tsx';
import { usePrinting } from './open-printing.ts';
import { useReading } from './open-reading.ts';
import rowClasses from './open-rows.module.css';
import type { OpenPlan, ShownAction } from './open-words.ts';

interface OpenPlanViewProps {
  readonly plan: OpenPlan;
  readonly openId: string | undefined;
  readonly onOpen: (lineId: string | undefined) => void;
}

/** The open plan as every member reads it. */
export function OpenPlanView({ plan, openId, onOpen }: OpenPlanViewProps) {
  const t = useT();
  const printing = usePrinting();
  useReading(plan);
  useLive([`plan.plan:${plan.id}`], ['plan.readOpenPlan', 'plan.readCurrentPlan', 'plan.readChangelog']);
  return (
    <div className={classes['plan']}>
      <HearingBand plan={plan} />
      <AskedHere subject={{ kind: 'plan.plan', id: plan.id }} />
      <div className={classes['lines']}>
        {plan.purpose && (
          <Section title={t('plan:open.fields.purpose')}>
            <p className={classes['purpose']} lang={plan.purpose.language}>
              {plan.purpose.text}
            </p>
          </Section>
        )}
        <Yours plan={plan} onOpen={onOpen} />
        <Goals {...{ plan, openId, onOpen }} />
        <PhasesInTime plan={plan} />
        <Phases {...{ plan, openId, onOpen, printing }} />
      </div>
      <div className={classes['changes']}>
        <Section title={t('plan:open.changedBecauseOfYou')}>
          {plan.changes.length === 0 ? (
            <p className="small">{t('plan:open.nothingChangedYet')}</p>
          ) : (
            <ChangeList sets={plan.changes} names={plan.names} planId={plan.id} />
          )}
        </Section>
        <Section title={t('plan:open.more')}>
          <Ways plan={plan} />
        </Section>
      </div>
    </div>
  );
}

/** So many of one's own lines before «show the others»: the plan itself is what one came for. */
const FIRST_OWN = 3;

/** The lines that are the reader's own, with what waits for them there. */
function Yours({ plan, onOpen }: Pick<OpenPlanViewProps, 'plan' | 'onOpen'>) {
  const t = useT();
  const { id: me } = useMe();
  const [isWhole, setWhole] = useState(false);
  const own = plan.phases
    .flatMap(({ actions }) => actions)
    .filter((action): action is ShownAction => action.state !== 'sealed' && action.ownerId === me)
    .filter(({ state }) => state !== 'realised' && state !== 'stopped');
  if (own.length === 0) return null;
  // What waits for a decision comes first.
  const ordered = own.toSorted((a, b) => (b.openSuggestions ?? 0) - (a.openSuggestions ?? 0));
  const shown = isWhole ? ordered : ordered.slice(0, FIRST_OWN);
  const toDecide = own.reduce((sum, { openSuggestions }) => sum + (openSuggestions ?? 0), 0);
  return (
    <Section
      title={t('plan:open.yours')}
      lede={toDecide > 0 ? t('plan:open.toDecide', { count: toDecide }) : undefined}
    >
      <ul>
        {shown.map((action) => (
          <li key={action.id} className={rowClasses['row']}>
            <ActionRow
              plan={plan}
              action={action}
              isOpen={false}
              onToggle={() => jumpTo(action.id, onOpen)}
            />
          </li>
        ))}
      </ul>
      {shown.length < own.length && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          {t('plan:open.rest', { count: own.length - shown.length })}
        </button>
      )}
    </Section>
  );
}

/** Opens a line in its place, and goes there. */
function jumpTo(lineId: string, onOpen: (lineId: string) => void) {
  onOpen(lineId);
  requestAnimationFrame(() => document.getElementById(`line-${lineId}`)?.scrollIntoView({ block: 'start' }));
}

function Ways({ plan: { id: planId } }: { plan: OpenPlan }) {
  const t = useT();
  return (
    <div className={newsClasses['ways']} data-screen-only>
      <Link to="/plan/$planId/changes" params={{ planId }} className="link">
        {t('plan:open.changelog')}
      </Link>
      <Link to="/plan/$planId/minutes" params={{ planId }} className="link">
        {t('plan:open.meetings')}
      </Link>
      <Link to="/plan/$planId/past" params={{ planId }} className="link">
        {t('plan:open.earlier')}
      </Link>
      <button type="button" className="link" onClick={() => window.print()}>
        {t('plan:studio.print')}
      </button>
      <button type="button" className="link" onClick={() => void download('plan.exportPlanText', { planId })}>
        {t('plan:studio.exportText')}
      </button>
    </div>
  );
}
