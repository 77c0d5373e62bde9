import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { IconDown, IconLock, IconUp } from '#web/ui/icons.tsx';
import { Section } from '#web/ui/section.tsx';
import { OpenedLine } from './open-line.tsx';
import { MeasureWords } from './open-measure.tsx';
import classes from './open-rows.module.css';
import type { OpenGoal, OpenPlan } from './open-words.ts';

interface GoalsProps {
  readonly plan: OpenPlan;
  /** The line that is opened in its place. */
  readonly openId: string | undefined;
  readonly onOpen: (lineId: string | undefined) => void;
}

/** What will be different: the goals as sentences, each with its measure. */
export function Goals({ plan, openId, onOpen }: GoalsProps) {
  const t = useT();
  return (
    <Section title={t('plan:open.whatWillBeDifferent')}>
      {plan.goals.length === 0 && <p className={classes['meta']}>{t('plan:open.noGoals')}</p>}
      <ol className={classes['goals']}>
        {plan.goals.map((goal) => (
          <li key={goal.id}>
            <GoalRow
              goal={goal}
              isOpen={goal.id === openId}
              onToggle={() => onOpen(goal.id === openId ? undefined : goal.id)}
            />
            {goal.id === openId && (
              <div className={classes['opened']}>
                <OpenedLine planId={plan.id} kind="goal" lineId={goal.id} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function GoalRow({ goal, isOpen, onToggle }: { goal: OpenGoal; isOpen: boolean; onToggle: () => void }) {
  const t = useT();
  const format = useFormat();
  const Own = isOpen ? IconUp : IconDown;
  return (
    <button type="button" className={classes['goal']} aria-expanded={isOpen} onClick={onToggle}>
      {goal.sealed ? (
        <span>
          <span className={classes['sentence']}>{t('plan:open.sealedLine')}</span>
          <span className={classes['meta']}>
            {t('plan:seal.sealed', { day: format.day(goal.seal.opensOn) })}
          </span>
        </span>
      ) : (
        <span>
          <span className={classes['sentence']} lang={goal.sentence.language}>
            {goal.sentence.text}
          </span>
          <GoalFacts goal={goal} />
        </span>
      )}
      {goal.sealed ? <IconLock size={18} /> : <Own size={18} />}
    </button>
  );
}

function GoalFacts({ goal }: { goal: Extract<OpenGoal, { sealed: false }> }) {
  const t = useT();
  const format = useFormat();
  const { byOn, serves, measures } = goal;
  const titles = serves.flatMap(({ title }) => (title ? [title.text] : []));
  return (
    <>
      {measures.map((measure) => (
        <span key={measure.id} className={classes['meta']}>
          <MeasureWords measure={measure} />
        </span>
      ))}
      {byOn && <span className={classes['meta']}>{t('plan:open.by', { day: format.day(byOn) })}</span>}
      {titles.length > 0 && (
        <span className={classes['meta']}>{t('plan:open.servesThat', { titles: format.list(titles) })}</span>
      )}
    </>
  );
}
