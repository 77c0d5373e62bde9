import { z } from 'zod';
import { done, editions, endpoint, id, nothing } from '#kernel/contract.ts';
import { edition, person } from './case.ts';

export const topic = z.object({
  id,
  name: edition,
  names: z.partialRecord(z.enum(['en', 'fi', 'es']), z.string()),
  owner: person.nullable(),
  version: z.number().int(),
});

const facts = { name: editions(80), ownerId: id.nullable() };

export const topicContract = {
  listTopics: endpoint({
    method: 'GET',
    path: '/api/conversation/topics',
    summary: 'The topics that a free case can be about, and who answers them.',
    who: 'signedIn',
    input: nothing,
    output: z.object({ topics: z.array(topic) }),
  }),
  createTopic: endpoint({
    method: 'POST',
    path: '/api/conversation/topics',
    summary: 'Add a topic.',
    who: ['planner'],
    creates: true,
    input: z.object(facts),
    output: z.object({ id }),
  }),
  changeTopic: endpoint({
    method: 'PUT',
    path: '/api/conversation/topics/:topicId',
    summary: 'Rename a topic or give it to another owner; open cases stay with theirs.',
    who: ['planner'],
    input: z.object({ topicId: id, ...facts, version: z.number().int() }),
    output: done,
  }),
  retireTopic: endpoint({
    method: 'DELETE',
    path: '/api/conversation/topics/:topicId',
    summary: 'Take a topic out of the choice; its cases keep it.',
    who: ['planner'],
    input: z.object({ topicId: id }),
    output: done,
  }),
};
