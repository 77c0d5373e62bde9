import { z } from 'zod';
import { eventType } from '#platform/events.ts';
import { surveyKind } from './contract/item.ts';

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
