import { useT } from '#web/i18n.ts';
import { StatusWord, type Tone } from '#web/ui/marks.tsx';
import type { PersonState } from './directory-filters.ts';

const TONES: Record<PersonState, Tone> = {
  active: 'works',
  on_leave: 'accent',
  candidate: 'unsure',
  left: 'plain',
};

/** Whether somebody is here: icon and word. */
export function StateWord({ state }: { state: PersonState }) {
  const t = useT();
  return <StatusWord tone={TONES[state]}>{t(`people:state.${state}`)}</StatusWord>;
}
