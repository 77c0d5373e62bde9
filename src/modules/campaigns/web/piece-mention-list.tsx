import { useSyncExternalStore } from 'react';
import { useT } from '#web/i18n.ts';
import classes from './piece-editor.module.css';
import type { MentionBoard } from './piece-mentions.ts';

/** Who can be named, below the @ that was typed; the keys stay in the text. */
export function MentionList({ board }: { board: MentionBoard }) {
  const t = useT();
  const state = useSyncExternalStore(board.subscribe, board.read);
  return (
    <>
      <div role="status" className="hidden">
        {state &&
          t('campaigns:editor.mentionNow', {
            name: state.people[state.chosen]?.label ?? '',
            count: state.people.length,
          })}
      </div>
      {state && (
        <div
          role="listbox"
          aria-label={t('campaigns:editor.mention')}
          className={classes['mentions']}
          style={state.place}
        >
          {state.people.map((person, index) => (
            <div
              key={person.id}
              role="option"
              tabIndex={-1}
              aria-selected={index === state.chosen}
              // Before the text loses the focus, and with it the place.
              onMouseDown={(event) => {
                event.preventDefault();
                board.choose(index);
              }}
            >
              {person.label}
              <small>{person.meta}</small>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
