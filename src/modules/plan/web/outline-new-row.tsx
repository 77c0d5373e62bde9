import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import classes from './outline.module.css';
import { type NewPlace, useLineAdds } from './use-line-adds.ts';

interface NewRowProps {
  readonly place: NewPlace;
  /** It is written: the next of its kind can be typed. */
  readonly onAdded: (id: string) => void;
  readonly onEnd: () => void;
}

/** A line being typed where it will stand: Enter writes it and begins the next, Escape or nothing ends. */
export function NewRow({ place, onAdded, onEnd }: NewRowProps) {
  const t = useT();
  const { add } = useLineAdds();
  const [text, setText] = useState('');
  const [pending, setPending] = useState(false);
  const label = {
    goal: t('plan:outline.newGoal'),
    phase: t('plan:outline.newPhase'),
    action: t('plan:outline.newAction'),
  }[place.kind];
  const write = async () => {
    if (pending) return;
    if (text.trim() === '') return onEnd();
    setPending(true);
    const made = await add(place, text.trim());
    setPending(false);
    if (!made) return;
    setText('');
    onAdded(made.id);
  };
  return (
    <div role="treeitem" aria-level={1} tabIndex={-1} aria-label={label} className={classes['new']}>
      <input
        autoFocus
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={place.kind === 'goal' ? 400 : 200}
        readOnly={pending}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void write();
          if (event.key === 'Escape') onEnd();
          event.stopPropagation();
        }}
        onBlur={() => {
          if (text.trim() === '' && !pending) onEnd();
        }}
      />
      <span className="small">{t('plan:outline.newHint')}</span>
    </div>
  );
}
