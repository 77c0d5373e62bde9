import type { z } from 'zod';

/**
 * A fact of the past: `module.pastTense`. Its body holds ids and names of fields, never answers, texts or wellbeing
 * data: the table is append-only and outlives the erasure of a person.
 */
export interface EventType<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly body: S;
}

/** Defines a fact that a module publishes. */
export function eventType<S extends z.ZodType>(name: string, body: S): EventType<S> {
  return { name, body };
}

/** What the fact is about: an object of a module, `people.person` + id. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** A published fact as readers and reactions see it. */
export interface PublishedEvent<B = unknown> {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly subject: Subject | null;
  readonly body: B;
}
