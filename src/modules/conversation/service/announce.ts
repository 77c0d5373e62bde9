import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { runSql } from '#platform/database.ts';
import type { EventType, Subject } from '#platform/events.ts';
import { TELL, topicOf } from '#platform/live.ts';

/** Screens of the closure board listen to this one topic. */
const BOARD: Subject = { kind: 'conversation.board', id: '00000000-0000-0000-0000-000000000000' };

export interface Announced {
  readonly id: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly sessionId?: string | null;
}

export const subjectOf = ({ subjectKind, subjectId }: Announced): Subject | null =>
  subjectKind && subjectId ? { kind: subjectKind, id: subjectId } : null;

/** Publishes a fact about a case, and tells the open screens of what it is attached to. */
export async function announce<S extends z.ZodType>(
  ctx: Context,
  { event, about }: { event: EventType<S>; about: Announced },
  body: z.input<S>,
): Promise<void> {
  await ctx.publish(event, { kind: 'conversation.case', id: about.id }, body);
  await tell(ctx, surroundings(about));
}

/**
 * Tells open screens that a case changed, without a word in the event log: for votes, and for unseen acts, whose time
 * is to be kept nowhere. A notification is gone once it is delivered.
 */
export async function whisper(ctx: Context, about: Announced): Promise<void> {
  await tell(ctx, [{ kind: 'conversation.case', id: about.id }, ...surroundings(about)]);
}

function surroundings(about: Announced): Subject[] {
  const subject = subjectOf(about);
  return [
    BOARD,
    ...(subject ? [subject] : []),
    ...(about.sessionId ? [{ kind: 'conversation.session', id: about.sessionId }] : []),
  ];
}

async function tell(ctx: Context, subjects: readonly Subject[]): Promise<void> {
  for (const subject of subjects) await runSql(ctx.db, TELL, [topicOf(subject)]);
}
