import { z } from 'zod';
import { eventType } from '#platform/events.ts';
import { surveyKind } from './contract/item.ts';
import { WAVE_ACTS } from './contract/wave.ts';

// Nothing that anybody answered, nor that they answered, is ever in an event.

/** The subject is the survey (`listening.survey`). */
export const surveyBegun = eventType('listening.surveyBegun', z.object({ kind: surveyKind }));
export const surveyWritten = eventType('listening.surveyWritten', z.object({ version: z.number() }));
export const surveyArchived = eventType('listening.surveyArchived', z.object({}));
export const surveyRestored = eventType('listening.surveyRestored', z.object({}));

/** No subject: the limit of items a person holds for the whole organisation. */
export const limitChanged = eventType(
  'listening.limitChanged',
  z.object({ from: z.number(), to: z.number(), reason: z.string() }),
);

/** The subject is the import (`listening.result_import`). */
export const resultsImported = eventType('listening.resultsImported', z.object({ figures: z.number() }));
export const resultsWithdrawn = eventType('listening.resultsWithdrawn', z.object({}));

// The subject is the wave (`listening.wave`). Who drew a token or sent a ballot is no event and never will be one.
const surveyId = z.uuid();

export const waveBegun = eventType('listening.waveBegun', z.object({ surveyId }));
/** Who is invited, what is asked and the labels are frozen. */
export const wavePlanned = eventType('listening.wavePlanned', z.object({ surveyId, invited: z.number() }));
export const waveThawed = eventType('listening.waveThawed', z.object({ surveyId }));
/** All keys are made: it has a manifest, and tokens can be drawn. */
export const waveSealed = eventType('listening.waveSealed', z.object({ surveyId, hash: z.string() }));
export const waveOpened = eventType('listening.waveOpened', z.object({ surveyId, closesAt: z.string() }));
/** Something was done out of turn; the reason stands with the wave. */
export const waveActed = eventType('listening.waveActed', z.object({ surveyId, act: z.enum(WAVE_ACTS) }));
/** No more ballots are taken and those that came are counted. */
export const waveClosed = eventType('listening.waveClosed', z.object({ surveyId }));
export const waveReminded = eventType(
  'listening.waveReminded',
  z.object({ surveyId, round: z.number(), labels: z.number() }),
);
export const codesMade = eventType('listening.codesMade', z.object({ surveyId, codes: z.number() }));
/** The results of a wave are there, once and for all readers. */
export const resultsPublished = eventType('listening.resultsPublished', z.object({ surveyId }));
/** What we heard and what we do was published; the next wave may open. */
export const waveAnswered = eventType('listening.waveAnswered', z.object({ surveyId, groups: z.number() }));
/** A group works on an item; the action is the plan's. The subject is the wave. */
export const focusChosen = eventType(
  'listening.focusChosen',
  z.object({ focusId: z.uuid(), itemId: z.uuid(), actionId: z.uuid().nullable() }),
);
/** The day to ask again has come for so many focus items. */
export const focusFellDue = eventType('listening.focusFellDue', z.object({ focusIds: z.array(z.uuid()) }));
export const resultsExported = eventType(
  'listening.resultsExported',
  z.object({ format: z.enum(['csv', 'package']), lines: z.number() }),
);
