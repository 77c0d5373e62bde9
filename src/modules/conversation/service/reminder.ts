import { z } from 'zod';
import { dayIn } from '#kernel/calendar.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { renderLetter } from '#platform/email-render.tsx';
import { jobType } from '#platform/queue.ts';
import { translator } from '#platform/translate.ts';
import { soonUntil } from '../domain/due.ts';
import { reminderLetter } from '../emails.tsx';
import { caseOverdue } from '../events.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import { claimReminders, dueOf } from '../store/due.ts';
import { findWorking } from '../store/person.ts';
import { announce, subjectOf } from './announce.ts';
import { houseDay } from './view.ts';

/** One letter to one owner; the numbers are counted when it is written, so a late one is not out of date. */
export const remindOwnerJob = jobType('conversation.remindOwner', z.object({ ownerId: z.uuid() }), {
  retryLimit: 10,
  expireInSeconds: 120,
});

/** A morning's worth; what is left over is claimed the next morning. */
const MOST_A_DAY = 5000;

const wordsOf = translator({ en, fi, es });

/**
 * Each working morning: who has cases due by the next working day, or past theirs, gets one letter; each stage of a
 * case is reminded of once. A case that went overdue is a fact that others may react to.
 */
export async function remindOwners(ctx: Context): Promise<void> {
  const today = await houseDay(ctx);
  await ctx.transaction(async (tx) => {
    const claimed = await claimReminders(tx.db, { today, soonUntil: soonUntil(today), limit: MOST_A_DAY });
    for (const { stage, caseId, ...attached } of claimed) {
      if (stage !== 'overdue') continue;
      const about = { id: caseId, ...attached };
      await announce(tx, { event: caseOverdue, about }, { subject: subjectOf(about) });
    }
    for (const ownerId of new Set(claimed.flatMap((one) => one.ownerId ?? [])))
      await tx.enqueue(remindOwnerJob, { ownerId }, { singletonKey: ownerId });
  });
}

/** Writes to an owner; nobody to write to, or nothing left to say, sends nothing. A failure is thrown and tried again. */
export async function remindOwner(ctx: Context, { ownerId }: { ownerId: string }): Promise<void> {
  if (!ctx.mail) return;
  const owner = await findWorking(ctx.db, ownerId);
  if (!owner?.email) return;
  const { name: organisation, accent, zone, language: house } = await organisationOf(ctx);
  const today = dayIn(zone, ctx.now);
  const due = await dueOf(ctx.db, ownerId, { today, soonUntil: soonUntil(today) });
  if (due.soon + due.overdue === 0) return;
  const language = owner.language ?? house;
  const frame = { t: wordsOf(language), language, organisation, accent };
  const letter = reminderLetter(frame, { ...due, link: `${ctx.url}/studio/cases` });
  await ctx.mail.send({
    to: { name: owner.name, address: owner.email },
    ...(await renderLetter(letter)),
  });
}
