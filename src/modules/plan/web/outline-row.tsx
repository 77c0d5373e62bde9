import { memo, useState } from 'react';
import { useLanguage, useT } from '#web/i18n.ts';
import { cx } from '#web/ui/class-names.ts';
import { LineCounts } from './line-counts.tsx';
import { MeasureLine } from './measure-line.tsx';
import classes from './outline.module.css';
import { lineOfRow, type Row, rowKey } from './outline-line.ts';
import { isSameLine, usePlanDesk } from './plan-desk.ts';
import { type StudioAction, useEdition, useShortDay } from './plan-words.ts';
import { StateMark } from './state-mark.tsx';
import { useOutlineDrag } from './use-outline-drag.ts';

const LEVELS = { goal: 1, noGoal: 1, phase: 2, action: 3 } as const;

interface OutlineRowProps {
  readonly row: Row;
  readonly isCurrent: boolean;
  readonly isRenamed: boolean;
  readonly onGo: (key: string) => void;
  readonly onRenamed: () => void;
}

/** One row of the outline: a goal with its measure, a phase with its days, an action with its state. Drawn once per scroll. */
export const OutlineRowView = memo(function OutlineRowView(props: OutlineRowProps) {
  const { row, isCurrent, isRenamed, onGo, onRenamed } = props;
  const { line: chosen, open, mayEdit } = usePlanDesk();
  const line = lineOfRow(row);
  const { over, ...drag } = useOutlineDrag(row);
  const isChosen = line !== null && isSameLine(line, chosen);
  return (
    <div
      role="treeitem"
      aria-level={LEVELS[row.type]}
      aria-selected={isChosen}
      tabIndex={isCurrent ? 0 : -1}
      data-key={rowKey(row)}
      data-over={over}
      className={cx(classes[row.type], isChosen && classes['chosen'])}
      onFocus={() => onGo(rowKey(row))}
      onClick={() => line && !isRenamed && open(line)}
      {...(mayEdit && line && !isRenamed ? drag : {})}
    >
      {isRenamed && line ? <Renaming row={row} onEnd={onRenamed} /> : <Content row={row} />}
    </div>
  );
});

function Content({ row }: { row: Row }) {
  const t = useT();
  const shortDay = useShortDay();
  const edition = useEdition();
  switch (row.type) {
    case 'noGoal':
      return <span className={classes['goalTitle']}>{t('plan:outline.noGoal')}</span>;
    case 'goal':
      return (
        <>
          <span className={classes['goalTitle']}>{edition(row.goal.sentence)}</span>
          <span className={classes['goalMeta']}>
            <MeasureLine goal={row.goal} />
            <LineCounts line={row.goal} />
          </span>
        </>
      );
    case 'phase': {
      const { title, startsOn, endsOn } = row.phase;
      return (
        <>
          <span className={classes['phaseTitle']}>{edition(title)}</span>
          {startsOn && endsOn && (
            <span className="num">
              {t('plan:studio.fromTo', { from: shortDay(startsOn), to: shortDay(endsOn) })}
            </span>
          )}
        </>
      );
    }
    case 'action':
      return <ActionContent action={row.action} />;
  }
}

function ActionContent({ action }: { action: StudioAction }) {
  const t = useT();
  const shortDay = useShortDay();
  const edition = useEdition();
  const { plan } = usePlanDesk();
  const late = action.health.includes('late');
  return (
    <>
      <StateMark state={action.state} />
      <span className={classes['title']}>{edition(action.title)}</span>
      <span className={classes['state']} data-state={action.state}>
        {t(`plan:actionStates.${action.state}`)}
      </span>
      <span className={classes['owner']}>{action.ownerId ? plan.names[action.ownerId] : ''}</span>
      <span className={cx(classes['due'], late && classes['late'])}>
        {action.dueOn
          ? late
            ? t('plan:outline.lateSince', { day: shortDay(action.dueOn) })
            : shortDay(action.dueOn)
          : ''}
      </span>
      <LineCounts line={action} />
    </>
  );
}

/** The title in the row itself, in the language of the page; the other editions stay. */
function Renaming({ row, onEnd }: { row: Row; onEnd: () => void }) {
  const t = useT();
  const language = useLanguage();
  const edition = useEdition();
  const { edits } = usePlanDesk();
  const was =
    row.type === 'goal'
      ? row.goal.sentence
      : row.type === 'phase'
        ? row.phase.title
        : row.type === 'action'
          ? row.action.title
          : {};
  const [text, setText] = useState(was[language] ?? edition(was));
  const write = () => {
    onEnd();
    const wanted = { ...was, [language]: text.trim() };
    if (text.trim() === '' || text.trim() === was[language] || row.type === 'noGoal') return;
    if (row.type === 'goal') {
      const { id, version, sentence } = row.goal;
      void edits.change({ kind: 'goal', id, version, base: { sentence }, fields: { sentence: wanted } });
      return;
    }
    const { id, version, title } = row.type === 'phase' ? row.phase : row.action;
    void edits.change({ kind: row.type, id, version, base: { title }, fields: { title: wanted } });
  };
  return (
    <input
      autoFocus
      className={classes['rename']}
      aria-label={t('plan:outline.rename', { title: edition(was) })}
      value={text}
      maxLength={row.type === 'goal' ? 400 : 200}
      onChange={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={write}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') write();
        if (event.key === 'Escape') onEnd();
      }}
    />
  );
}
