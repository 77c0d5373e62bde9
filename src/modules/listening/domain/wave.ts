import type { Instant } from '#kernel/calendar.ts';
import type { SurveyKind } from '../contract/item.ts';
import type { WaveManifest } from '../contract/public-wave.ts';
import { LONGEST_WAVE_DAYS, type Wave, type WaveStatus } from '../contract/wave.ts';

/** What is known of a wave when somebody asks what can be done to it. */
export interface WaveFacts {
  readonly status: WaveStatus;
  readonly closesAt: Instant;
  readonly keys: { readonly made: number; readonly of: number };
  /** The wave whose answer is still awaited; null: none. */
  readonly unanswered: unknown;
  /** People who answer by printed code. */
  readonly byCode: number;
}

/** Kinds whose next wave waits for the answer to the last; a mood or a vote is not answered one by one. */
const ANSWERED_KINDS: readonly SurveyKind[] = ['survey', 'pulse', 'enps'];

/** Whether a wave of this kind must be answered («what we heard, what we do») before the next one opens. */
export const wantsAnswer = (kind: SurveyKind): boolean => ANSWERED_KINDS.includes(kind);

/** For each act the code of why it cannot be done now; null: it can. */
export function actsOpen(wave: WaveFacts, { planner, now }: { planner: boolean; now: Instant }): Wave['can'] {
  const { status } = wave;
  const may = (blocked: string | null) => (planner ? blocked : 'listening.only_surveyors');
  const inStatus = (...allowed: readonly WaveStatus[]) =>
    allowed.includes(status) ? null : 'listening.wave_not_in_state';
  const ready = keysProblem(wave) ?? timeProblem(wave, now);
  return {
    change: may(inStatus('draft')),
    plan: may(inStatus('draft')),
    unplan: may(inStatus('planned')),
    open: may(inStatus('planned') ?? ready ?? (wave.unanswered ? 'listening.answer_the_last_wave' : null)),
    override: may(inStatus('planned') ?? ready),
    extend: may(inStatus('open')),
    close: may(inStatus('open')),
    cancel: may(inStatus('planned', 'open')),
    remind: may(inStatus('open')),
    makeCodes: may(
      inStatus('planned', 'open') ??
        keysProblem(wave) ??
        (wave.byCode === 0 ? 'listening.nobody_answers_by_code' : null),
    ),
  };
}

function keysProblem({ keys }: WaveFacts): string | null {
  return keys.of === 0 || keys.made < keys.of ? 'listening.keys_not_made' : null;
}

function timeProblem({ closesAt }: WaveFacts, now: Instant): string | null {
  return closesAt <= now ? 'listening.closing_has_passed' : null;
}

/** What is wrong with the times of a wave; null: nothing. */
export function timesProblem(
  { opensAt, closesAt }: { opensAt: Instant | null; closesAt: Instant },
  now: Instant,
): string | null {
  if (closesAt <= now) return 'listening.closing_has_passed';
  const from = opensAt ?? now;
  if (closesAt <= from) return 'listening.closes_before_it_opens';
  const days = (Date.parse(closesAt) - Date.parse(from)) / 86_400_000;
  return days > LONGEST_WAVE_DAYS ? 'listening.wave_too_long' : null;
}

/** A label and those above it in a manifest, the finest first: under which of them a ballot may be counted. */
export function chainOf(manifest: WaveManifest, labelId: string): string[] {
  const above = new Map(
    manifest.views.flatMap(({ labels }) => labels.map(({ id, parent }) => [id, parent] as const)),
  );
  const chain: string[] = [];
  for (let at: string | null | undefined = labelId; at && above.has(at); at = above.get(at)) chain.push(at);
  return chain;
}
