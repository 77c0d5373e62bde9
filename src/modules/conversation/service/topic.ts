import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { topicContract } from '../contract/topic.ts';
import { topicChanged } from '../events.ts';
import { findWorking } from '../store/person.ts';
import { endTopic, findTopic, insertTopic, listTopics, updateTopic } from '../store/topic.ts';
import { editionOf, named } from './view.ts';

export const topicHandlers: Handlers<typeof topicContract> = {
  async listTopics(ctx) {
    return { topics: (await listTopics(ctx.db)).map((topic) => asTopic(ctx, topic)) };
  },
  createTopic: (ctx, facts) =>
    ctx.transaction(async (tx) => {
      await refuseAbsent(tx, facts.ownerId);
      const id = newId(Date.parse(tx.now));
      await insertTopic(tx.db, { id, ...facts });
      await tx.publish(topicChanged, null, { topicId: id });
      return { id };
    }),
  changeTopic: (ctx, { topicId, ...facts }) =>
    ctx.transaction(async (tx) => {
      const before = (await findTopic(tx.db, topicId)) ?? refuse('not_found', 'conversation.topic_not_found');
      await refuseAbsent(tx, facts.ownerId);
      if (!(await updateTopic(tx.db, { id: topicId, ...facts }))) {
        const current = (await findTopic(tx.db, topicId)) ?? before;
        refuse('conflict', 'edited_meanwhile', { current: asTopic(tx, current) });
      }
      await tx.publish(topicChanged, null, { topicId });
      return {};
    }),
  retireTopic: (ctx, { topicId }) =>
    ctx.transaction(async (tx) => {
      if (!(await endTopic(tx.db, topicId, tx.now))) refuse('not_found', 'conversation.topic_not_found');
      await tx.publish(topicChanged, null, { topicId });
      return {};
    }),
};

async function refuseAbsent(ctx: Context, ownerId: string | null): Promise<void> {
  if (ownerId && !(await findWorking(ctx.db, ownerId))) refuse('not_found', 'people.person_not_found');
}

type TopicRecord = Awaited<ReturnType<typeof listTopics>>[number];

function asTopic(ctx: Context, { id, name, ownerId, ownerName, ownerTitle, version }: TopicRecord) {
  const edition = editionOf(name, ctx.actor.language) ?? { text: '', language: ctx.actor.language };
  return { id, name: edition, names: name, owner: named(ownerId, ownerName, ownerTitle), version };
}
