import { z } from 'zod';
import { unreachable } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import { newCase } from '../contract/case.ts';
import { unseenRights } from '../domain/permission.ts';
import { spendableWeeks } from '../domain/permit.ts';
import { caseContinued, caseOpened, caseReopened, caseWithdrawn } from '../events.ts';
import { type CaseRecord, findCaseByKey } from '../store/case.ts';
import { eraseCase, lockCases } from '../store/case-change.ts';
import {
  forgetOrder,
  type Letter,
  noteUntold,
  takeLetters,
  takeUntold,
  type Untold,
} from '../store/letter.ts';
import { insertMessage } from '../store/message.ts';
import { forgetWeeks } from '../store/permit.ts';
import { type Announced, announce, subjectOf, whisper } from './announce.ts';
import { messageRow, reopenFor } from './answer.ts';
import { openUnseen } from './opening.ts';
import { houseDay } from './view.ts';

const words = z.object({ text: z.string() });

/**
 * Delivers what came in unseen since the last full hour, writer by writer in random order, as one transaction: the
 * moment of delivery is the same for all and says nothing about the moment of writing. Open screens are told, the event log
 * is not (see `tellTheNight`).
 */
export async function emptyLetterbox(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    for (const letter of await takeLetters(tx.db)) {
      const delivered = await deliver(tx, letter);
      if (!delivered) continue;
      await noteUntold(tx.db, { caseId: delivered.about.id, fact: delivered.fact });
      await whisper(tx, delivered.about);
    }
  });
}

/**
 * Once a night: writes the day's unseen facts into the event log, in random order and in the system's name; forgets
 * permits of past weeks; and rewrites the tables so that the order of their rows tells nothing.
 */
export async function tellTheNight(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    for (const one of await takeUntold(tx.db)) await tellOne(tx, one);
    await forgetWeeks(tx.db, spendableWeeks(await houseDay(tx)));
  });
  // Not one transaction: members would wait for all tables instead of one.
  await forgetOrder(ctx.db);
}

interface Delivered {
  readonly about: Announced;
  readonly fact: Untold['fact'];
}

async function deliver(tx: Context, letter: Letter): Promise<Delivered | undefined> {
  const { act, readerKey, content, writtenOn } = letter;
  const found = await findCaseByKey(tx.db, readerKey);
  if (act === 'case') {
    // Two letters with one code can only be somebody trying: the first one stands.
    if (found) return undefined;
    const about = await openUnseen(tx, newCase.parse(content), { readerKey, openedOn: writtenOn });
    return { about, fact: 'opened' };
  }
  if (!found) return undefined;
  await lockCases(tx.db, [found.id]);
  const about = (await findCaseByKey(tx.db, readerKey)) ?? found;
  const fact = await carryOut(tx, about, letter);
  return fact && { about, fact };
}

async function carryOut(tx: Context, about: CaseRecord, letter: Letter): Promise<Untold['fact'] | undefined> {
  const { act, content, writtenOn } = letter;
  // Since it was written, somebody may have answered, merged or hidden the case: what no longer fits is dropped.
  const rights = unseenRights(about);
  switch (act) {
    case 'message': {
      if (!rights.reply) return undefined;
      const { text } = words.parse(content);
      const row = { ...messageRow(tx, about, writtenOn), kind: 'reply', sender: 'writer' } as const;
      await insertMessage(tx.db, { ...row, authorId: null, text, outcome: null });
      return 'continued';
    }
    case 'objection':
      return (await reopenFor(tx, about, { ...words.parse(content), writtenOn })) ? 'reopened' : undefined;
    case 'withdrawal':
      if (!rights.withdraw) return undefined;
      await eraseCase(tx.db, about.id);
      return 'withdrawn';
    case 'case':
      return undefined;
    default:
      return unreachable(act);
  }
}

async function tellOne(tx: Context, { caseId, fact, kind, ...attached }: Untold): Promise<void> {
  const about = { id: caseId, ...attached };
  const subject = subjectOf(about);
  switch (fact) {
    case 'opened':
      return announce(tx, { event: caseOpened, about }, { kind, subject });
    case 'continued':
      return announce(tx, { event: caseContinued, about }, { subject });
    case 'reopened':
      return announce(tx, { event: caseReopened, about }, { subject });
    case 'withdrawn':
      return announce(tx, { event: caseWithdrawn, about }, { subject });
    default:
      return unreachable(fact);
  }
}
