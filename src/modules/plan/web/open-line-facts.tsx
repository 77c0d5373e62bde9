import { Link } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import classes from './open-line.module.css';
import { MeasureWords } from './open-measure.tsx';
import type { OpenLine } from './open-words.ts';

/** Facts about an action that its row has no room for: kind, helpers, what it waits for, why it stands as it does. */
export function LineFacts({ line, planId }: { line: OpenLine; planId: string }) {
  const t = useT();
  const { action, goal, helpers, waitsFor } = line;
  const names = helpers.flatMap(({ name }) => (name ? [name] : []));
  return (
    <div className={classes['facts']}>
      {action?.stateReason && <p>{action.stateReason}</p>}
      {action && (
        <p className="small">
          {[t(`plan:kinds.${action.kind}`), action.phase.text].filter(Boolean).join(' · ')}
        </p>
      )}
      {names.length > 0 && (
        <p className="small">
          {t('plan:studio.helpers')}: {names.join(', ')}
        </p>
      )}
      {waitsFor.map(({ id: lineId, title, state }) => (
        <p key={lineId} className="small">
          {t('plan:studio.waitsFor')}:{' '}
          <Link to="/plan/$planId/lines/$kind/$lineId" params={{ planId, kind: 'action', lineId }}>
            {title?.text}
          </Link>
          {` · ${t(`plan:actionStates.${state}`)}`}
        </p>
      ))}
      {goal?.measures.map((measure) => (
        <p key={measure.id} className="small">
          <MeasureWords measure={measure} />
        </p>
      ))}
    </div>
  );
}
