import { sql } from 'kysely';
import pino from 'pino';
import { assemble, installQueue } from '#assemble.ts';
import { newId } from '#kernel/ids.ts';
import { planComingWeek } from '#modules/delivery/service/placing.ts';
import { putMessage } from '#modules/delivery/service/publish.ts';
import { confirmRelease, createRelease, previewRelease } from '#modules/delivery/service/release.ts';
import { type Bench, withThrowawayDatabase } from './bench.ts';

const PEOPLE = 250_000;
const RELEASES = 40;
const NOW = '2026-11-19T09:00:00.000Z';
/** An hour before Monday begins on the first clocks of the earth. */
const SUNDAY = '2026-11-22T09:30:00.000Z';
const MONDAY = '2026-11-23T09:00:00.000Z';

/** A week of forty releases to everybody, from what is read of the database to the last push and digest that is written. */
export const bench: Bench = {
  name: 'week',
  run: () =>
    withThrowawayDatabase(async (database) => {
      const { db } = database;
      await sql`insert into people_organisation (name, language, zone, accent, founded_at)
        values ('Satamala', 'en', 'Europe/Helsinki', '#0e6b5c', ${NOW})`.execute(db);
      await sql`insert into people_person (id, name, email, state, zone, language)
        select gen_random_uuid(), 'Person ' || n, 'person' || n || '@example.org', 'active',
          (array['Europe/Helsinki', 'Europe/Madrid', 'America/Lima', null])[1 + n % 4], (array['en', 'fi'])[1 + n % 2]
        from generate_series(1, ${PEOPLE}::integer) as n`.execute(db);
      await sql`analyze`.execute(db);
      const log = pino({ level: 'silent' });
      await installQueue(database, log);
      let now = NOW;
      const product = assemble({
        database,
        log,
        url: 'http://localhost',
        filesDirectory: database.directory,
        clock: () => now,
      });
      for (let number = 0; number < RELEASES; number += 1) await confirmed(product.context());
      now = SUNDAY;
      const used = process.cpuUsage();
      const start = performance.now();
      await planComingWeek(product.context());
      const seconds = (performance.now() - start) / 1000;
      const { user, system } = process.cpuUsage(used);
      const { rows } = await sql<{ pushes: number; people: number; listed: number }>`
        select (select count(*) from delivery_delivery) as pushes, (select count(*) from delivery_digest) as people,
          (select coalesce(sum(cardinality(message_ids)), 0) from delivery_digest) as listed`.execute(db);
      await product.queue.stop();
      const [counted] = rows;
      if (!counted || counted.pushes + counted.listed !== PEOPLE * RELEASES)
        throw new Error(`Not every piece reaches everybody: ${JSON.stringify(counted)}`);
      return [
        {
          metric: `a week of ${PEOPLE.toLocaleString('en')} people × ${RELEASES} pieces`,
          value: seconds,
          unit: 's',
        },
        { metric: 'of it processor time of Node', value: (user + system) / 1e6, unit: 's' },
        { metric: 'pushes written', value: counted.pushes, unit: 'rows' },
        { metric: 'digests written', value: counted.people, unit: 'rows' },
        { metric: 'entries in digests', value: counted.listed, unit: '' },
      ];
    }),
};

async function confirmed(ctx: Parameters<typeof putMessage>[0]): Promise<void> {
  const edition = {
    title: 'What you may film on the floor',
    oneLine: 'Everyone in the picture says yes first.',
    fromWhom: 'Petri Nieminen, plant manager',
    changesForYou: null,
    doc: { type: 'doc', content: [] },
    seconds: 90,
    letter: { subject: 'Filming', html: '<p>[[inward:name]]</p>', plain: '[[inward:name]]', links: [] },
  };
  const { messageId } = await putMessage(ctx, {
    piece: { kind: 'campaigns.piece', id: newId(), version: 1 },
    lane: 'ours',
    level: 'none',
    editions: { en: edition, fi: edition },
  });
  const release = await createRelease(ctx, {
    messageId,
    target: { rule: { kind: 'everyone' } },
    ring: 'Everyone',
    timing: { kind: 'best', opensAt: MONDAY },
  });
  const { advice } = await previewRelease(ctx, { releaseId: release.id });
  await confirmRelease(ctx, {
    releaseId: release.id,
    version: release.version,
    advice,
    againstReason: 'It is a benchmark',
  });
}
