import type { SessionState } from '../contract/session.ts';

const NEXT: Record<SessionState, readonly SessionState[]> = {
  planned: ['live', 'cancelled'],
  // Ended by mistake can go on; so can what was begun too early be put off.
  live: ['ended', 'planned'],
  ended: ['live', 'published'],
  published: [],
  cancelled: ['planned'],
};

/** Whether a session can go from one state to another; what is published stays published. */
export function canMove(from: SessionState, to: SessionState): boolean {
  return NEXT[from].includes(to);
}

/** Whether questions are taken: before and while it is live. */
export function takesQuestions(state: SessionState): boolean {
  return state === 'planned' || state === 'live';
}
