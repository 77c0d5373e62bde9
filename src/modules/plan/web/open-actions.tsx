import { useState } from 'react';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { IconChevron, IconDown, IconLock, IconSpeak, IconUp } from '#web/ui/icons.tsx';
import type { Health } from '../contract/plan.ts';
import { OpenedLine } from './open-line.tsx';
import classes from './open-rows.module.css';
import {
  briefDay,
  type OpenAction,
  type OpenPhase,
  type OpenPlan,
  type ShownAction,
  whenOf,
} from './open-words.ts';
import { StateMark } from './state-mark.tsx';

/** Plans of up to so many actions are shown unfolded; of longer ones the phase that is on. */
const UNFOLDED = 40;
/** Rows of one phase before «show the others». */
const FIRST_ROWS = 100;

interface PhasesProps {
  readonly plan: OpenPlan;
  readonly openId: string | undefined;
  readonly onOpen: (lineId: string | undefined) => void;
  /** While it is printed everything is unfolded. */
  readonly printing: boolean;
}

/** The actions by phase. */
export function Phases({ plan, openId, onOpen, printing }: PhasesProps) {
  const all = plan.phases.reduce((sum, { actions }) => sum + actions.length, 0);
  const on =
    plan.phases.find(({ startsOn, endsOn }) => isNow(plan.today, { startsOn, endsOn })) ?? plan.phases[0];
  return (
    <div className={classes['phases']}>
      {plan.phases.map((phase) => (
        <PhasePart
          key={phase.id}
          {...{ plan, phase, openId, onOpen, printing }}
          unfolded={all <= UNFOLDED || phase === on}
        />
      ))}
    </div>
  );
}

const isNow = (today: string, { startsOn, endsOn }: Pick<OpenPhase, 'startsOn' | 'endsOn'>) =>
  startsOn !== null && endsOn !== null && startsOn <= today && today <= endsOn;

function PhasePart({
  plan,
  phase,
  openId,
  onOpen,
  printing,
  unfolded,
}: PhasesProps & { readonly phase: OpenPhase; readonly unfolded: boolean }) {
  const t = useT();
  const format = useFormat();
  const { title, startsOn, endsOn, actions } = phase;
  const holdsOpen = openId !== undefined && actions.some(({ id }) => id === openId);
  const [isUnfolded, setUnfolded] = useState(unfolded || holdsOpen);
  const [isWhole, setWhole] = useState(false);
  const shows = isUnfolded || printing;
  const rows = isWhole || printing || holdsOpen ? actions : actions.slice(0, FIRST_ROWS);
  const said = (day: string) => briefDay(day, plan.today, format);
  const days =
    startsOn && endsOn ? t('plan:studio.fromTo', { from: said(startsOn), to: said(endsOn) }) : null;
  const count = t('plan:studio.actions', { count: actions.length });
  return (
    <section>
      <div className={classes['phaseHead']}>
        <h3>
          <button type="button" aria-expanded={shows} onClick={() => setUnfolded(!isUnfolded)}>
            <span lang={title.language}>{title.text}</span>
            <span className={classes['meta']}>
              {[days, shows ? null : count].filter(Boolean).join(' · ')}
            </span>
            <IconDown size={18} />
          </button>
        </h3>
      </div>
      {shows && (
        <ul>
          {rows.map((action) => (
            <li key={action.id} className={classes['row']}>
              <ActionPart {...{ plan, action, openId, onOpen }} />
            </li>
          ))}
        </ul>
      )}
      {shows && actions.length === 0 && <p className={classes['meta']}>{t('plan:open.noActions')}</p>}
      {shows && rows.length < actions.length && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          {t('plan:open.rest', { count: actions.length - rows.length })}
        </button>
      )}
    </section>
  );
}

interface ActionPartProps extends Pick<PhasesProps, 'openId' | 'onOpen'> {
  readonly plan: OpenPlan;
  readonly action: OpenAction;
}

function ActionPart({ plan, action, openId, onOpen }: ActionPartProps) {
  const isOpen = action.id === openId;
  const toggle = () => onOpen(isOpen ? undefined : action.id);
  if (!isOpen) return <ActionRow {...{ plan, action, isOpen }} onToggle={toggle} />;
  return (
    <div className={classes['opened']}>
      <ActionRow {...{ plan, action, isOpen }} onToggle={toggle} />
      <OpenedLine planId={plan.id} kind="action" lineId={action.id} />
    </div>
  );
}

interface ActionRowProps {
  readonly plan: OpenPlan;
  readonly action: OpenAction;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One action in its row: state, title, when and whose, and how many voices. */
export function ActionRow({ plan, action, isOpen, onToggle }: ActionRowProps) {
  const Own = isOpen ? IconUp : IconChevron;
  return (
    <button
      type="button"
      className={classes['action']}
      id={`line-${action.id}`}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {action.state === 'sealed' ? <IconLock size={20} /> : <StateMark state={action.state} size={20} />}
      {action.state === 'sealed' ? <SealedWords action={action} /> : <ActionWords {...{ plan, action }} />}
      {action.state === 'sealed' ? <span /> : <Voices action={action} />}
      <Own size={18} />
    </button>
  );
}

function SealedWords({ action: { seal } }: { action: Extract<OpenAction, { state: 'sealed' }> }) {
  const t = useT();
  const format = useFormat();
  return (
    <span>
      <span className={classes['title']}>{t('plan:open.sealedLine')}</span>
      <span className={classes['meta']}>
        {[t('plan:seal.sealed', { day: format.day(seal.opensOn) }), seal.reason].join(' · ')}
      </span>
    </span>
  );
}

const TONES: Partial<Record<Health, 'harm' | 'unsure'>> = { blocked: 'harm', late: 'harm', risky: 'unsure' };

function ActionWords({ plan, action }: { plan: OpenPlan; action: ShownAction }) {
  const t = useT();
  const format = useFormat();
  const { state, health, ownerId, postponed } = action;
  const facts = [
    t(`plan:actionStates.${state}`),
    whenOf(action, { t, format, today: plan.today }),
    ownerId ? plan.names[ownerId] : t('plan:studio.nobody'),
    postponed ? t('plan:studio.postponed', { count: postponed }) : null,
  ];
  // «Due this week» and «silent» are for those who run it; a state of «blocked» already says so.
  const grave = health && TONES[health] && health !== state ? health : null;
  return (
    <span>
      <span className={classes['title']} lang={action.language}>
        {action.title}
      </span>
      <span className={classes['meta']}>
        {grave && (
          <>
            <b data-tone={TONES[grave]}>{t(`plan:health.${grave}`)}</b>
            {' · '}
          </>
        )}
        {facts.filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}

function Voices({ action }: { action: ShownAction }) {
  const t = useT();
  const count = (action.cases ?? 0) + (action.openSuggestions ?? 0);
  if (count === 0) return <span />;
  return (
    <span className={classes['count']} role="img" aria-label={t('plan:open.voices', { count })}>
      <IconSpeak size={16} />
      {count}
    </span>
  );
}
