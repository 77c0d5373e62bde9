import { addDays, addMinutes, dayIn } from '#kernel/calendar.ts';
import { Refusal } from '#kernel/errors.ts';
import { instantIn } from '#kernel/time-zone.ts';
import { countAudience } from '#modules/people/service/audience.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import { type Context, SYSTEM } from '#platform/context.ts';
import { LEAST_LABEL, waveSettings } from '../contract/wave.ts';
import { roundBegun } from '../domain/rhythm.ts';
import { sampleSize } from '../domain/sampling.ts';
import { lockPulse, type PulseRow, pulsesInUse } from '../store/survey.ts';
import { beginWave, planWave } from './wave.ts';

/** When a round opens where the organisation works: after the first hour of an office, outside everybody's quiet hours. */
const OPENS = '09:00';

/**
 * Plans the round of each pulse whose day has come; it opens by itself at nine. A round is left out while an earlier wave of
 * the pulse is not over, and what stands in the way of one pulse does not stop the others.
 */
export async function beginDuePulses(ctx: Context): Promise<void> {
  const system = ctx.as(SYSTEM);
  const pulses = await pulsesInUse(system.db);
  if (pulses.length === 0) return;
  const { zone } = await organisationOf(system);
  for (const pulse of pulses) {
    try {
      await system.transaction((tx) => beginRound(tx, pulse, zone));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      ctx.log.warn({ surveyId: pulse.id, code: error.code }, 'a round of a pulse could not be planned');
    }
  }
}

async function beginRound(tx: Context, { id: surveyId, content }: PulseRow, zone: string): Promise<void> {
  const { rhythm, audienceId } = content;
  const on = rhythm && roundBegun(rhythm, dayIn(zone, tx.now));
  if (!rhythm || !on) return;
  // Two processes may look at the same minute: whoever holds the survey first begins the round.
  const { lastBegunAt, isUnderWay } = await lockPulse(tx.db, surveyId);
  if (isUnderWay || (lastBegunAt !== null && dayIn(zone, lastBegunAt) >= on)) return;
  const people = await countAudience(tx, audienceId ?? { kind: 'everyone' });
  const nine = instantIn(zone, on, OPENS);
  const settings = waveSettings.parse({
    audienceId,
    sample:
      rhythm.sharePercent === 100
        ? null
        : sampleSize(people, { sharePercent: rhythm.sharePercent, least: LEAST_LABEL }),
    // Begun late, it opens as soon as its keys are made.
    opensAt: nine > tx.now ? nine : addMinutes(tx.now, 1),
    closesAt: instantIn(zone, addDays(on, rhythm.openDays), OPENS),
  });
  const waveId = await beginWave(tx, { surveyId, settings });
  await planWave(tx, waveId, { version: null, arms: null });
}
