import { z } from 'zod';
import { eventType } from '#platform/events.ts';

/** A person's facts changed; `fields` names them without their values. */
export const personChanged = eventType('people.personChanged', z.object({ fields: z.array(z.string()) }));
export const personAdded = eventType('people.personAdded', z.object({}));
export const personLeft = eventType('people.personLeft', z.object({}));
export const unitChanged = eventType('people.unitChanged', z.object({ fields: z.array(z.string()) }));
/** One fact for a whole import: a row each for 250,000 people would drown the log. */
export const peopleImported = eventType(
  'people.peopleImported',
  z.object({ added: z.number(), changed: z.number(), left: z.number() }),
);
export const importUndone = eventType('people.importUndone', z.object({}));
export const audienceSaved = eventType('people.audienceSaved', z.object({}));
export const audienceRetired = eventType('people.audienceRetired', z.object({}));
export const attributeDeclared = eventType('people.attributeDeclared', z.object({ key: z.string() }));
export const organisationChanged = eventType(
  'people.organisationChanged',
  z.object({ fields: z.array(z.string()) }),
);
export const peopleExported = eventType('people.peopleExported', z.object({ rows: z.number() }));
