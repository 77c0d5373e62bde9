import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

const topics = (db: Db) =>
  db
    .selectFrom('conversation_topic as topic')
    .leftJoin('people_person as owner', 'owner.id', 'topic.ownerId')
    .select([
      'topic.id',
      'topic.name',
      'topic.ownerId',
      'topic.version',
      'owner.name as ownerName',
      'owner.title as ownerTitle',
    ])
    .where('topic.retiredAt', 'is', null);

export const listTopics = (db: Db) => topics(db).orderBy('topic.id').limit(200).execute();

export const findTopic = (db: Db, topicId: string) =>
  topics(db).where('topic.id', '=', topicId).executeTakeFirst();

export const insertTopic = (db: Db, topic: { id: string; name: Editions; ownerId: string | null }) =>
  db
    .insertInto('conversation_topic')
    .values({ ...topic, name: JSON.stringify(topic.name), retiredAt: null })
    .execute();

export const updateTopic = (
  db: Db,
  topic: { id: string; name: Editions; ownerId: string | null; version: number },
): Promise<{ id: string } | undefined> =>
  db
    .updateTable('conversation_topic')
    .set({ name: JSON.stringify(topic.name), ownerId: topic.ownerId, version: topic.version + 1 })
    .where('id', '=', topic.id)
    .where('version', '=', topic.version)
    .where('retiredAt', 'is', null)
    .returning('id')
    .executeTakeFirst();

export const endTopic = (db: Db, topicId: string, at: string): Promise<{ id: string } | undefined> =>
  db
    .updateTable('conversation_topic')
    .set({ retiredAt: at })
    .where('id', '=', topicId)
    .where('retiredAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
