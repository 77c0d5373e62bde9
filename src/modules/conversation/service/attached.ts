import type { Editions } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import type { CaseRow, SubjectRef } from '../contract/case.ts';
import { listCases } from '../store/case.ts';
import { overdueCases as findOverdue } from '../store/due.ts';
import { countBySubject, deleteSubject, putSubjects, type SubjectCount } from '../store/subject.ts';
import { houseDay, sightOf, viewOf } from './view.ts';

/** What a check-in can talk about; more overdue cases are a matter for another meeting. */
const MOST_OVERDUE = 200;
const MOST_OF_SUBJECT = 200;

export interface AttachedObject extends SubjectRef {
  readonly title: Editions;
  /** Who answers cases about it. */
  readonly ownerId: string | null;
  /** Every member may read it: members can then attach cases, by name or unseen, and see its title beside them. */
  readonly open: boolean;
}

/**
 * Says which objects of a module cases can be attached to, who answers them, and their titles; written anew each
 * time. Call it in the transaction that changes the objects. `open: false` for drafts, sealed and closed ones.
 */
export async function putSubjectsOf(ctx: Context, objects: readonly AttachedObject[]): Promise<void> {
  if (objects.length > 0) await putSubjects(ctx.db, objects);
}

/** Takes an object out: no new cases, no title; cases that are there stay. */
export async function removeSubject(ctx: Context, subject: SubjectRef): Promise<void> {
  await deleteSubject(ctx.db, subject);
}

/** Per object: open and overdue cases (hidden ones not counted), open ones by kind, and what members see. One query for all. */
export async function openCasesOf(ctx: Context, subjects: readonly SubjectRef[]): Promise<SubjectCount[]> {
  return subjects.length === 0 ? [] : countBySubject(ctx.db, subjects, await houseDay(ctx));
}

/** Cases past their day that the actor may see, most overdue first: for the check-in. The system sees all. */
export async function overdueCases(ctx: Context): Promise<CaseRow[]> {
  const found = await findOverdue(ctx.db, sightOf(ctx), { today: await houseDay(ctx), limit: MOST_OVERDUE });
  return found.map((record) => viewOf(ctx, record));
}

/** The cases of one object that the actor may see, newest first. */
export async function casesOf(ctx: Context, subject: SubjectRef): Promise<CaseRow[]> {
  const found = await listCases(ctx.db, sightOf(ctx), {
    first: 'newest',
    list: 'all',
    subjectKind: subject.kind,
    subjectId: subject.id,
    limit: MOST_OF_SUBJECT,
  });
  return found.map((record) => viewOf(ctx, record));
}
