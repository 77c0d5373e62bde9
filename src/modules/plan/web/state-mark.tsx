import type { ReactElement } from 'react';
import type { ActionState } from '../contract/line.ts';
import classes from './state-mark.module.css';

const ring = <circle cx="10" cy="10" r="7.2" />;

const DRAWINGS: Record<ActionState, ReactElement> = {
  not_begun: ring,
  under_way: (
    <>
      {ring}
      <circle cx="10" cy="10" r="3.2" fill="currentColor" stroke="none" />
    </>
  ),
  realised: (
    <>
      <circle cx="10" cy="10" r="7.9" fill="currentColor" stroke="none" />
      <path d="m6.6 10.3 2.4 2.3 4.4-4.9" stroke="var(--paper)" strokeWidth="1.8" />
    </>
  ),
  partly: (
    <>
      {ring}
      <path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor" stroke="none" />
    </>
  ),
  not: (
    <>
      {ring}
      <path d="m7.2 7.2 5.6 5.6M12.8 7.2l-5.6 5.6" />
    </>
  ),
  stopped: (
    <>
      {ring}
      <rect x="7.4" y="7.4" width="5.2" height="5.2" rx="0.8" fill="currentColor" stroke="none" />
    </>
  ),
  blocked: (
    <>
      {ring}
      <path d="M6.4 10h7.2" strokeWidth="1.8" />
    </>
  ),
};

/** The sign of a state in the colour that goes with it; silent, because the word stands beside it. */
export function StateMark({ state, size = 18 }: { state: ActionState; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={classes[state]}
    >
      {DRAWINGS[state]}
    </svg>
  );
}
