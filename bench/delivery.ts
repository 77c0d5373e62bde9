import { sql } from 'kysely';
import pino from 'pino';
import { assemble, installQueue } from '#assemble.ts';
import { newId } from '#kernel/ids.ts';
import { advanceRelease } from '#modules/delivery/service/lifecycle.ts';
import { putMessage } from '#modules/delivery/service/publish.ts';
import { confirmRelease, createRelease, previewRelease } from '#modules/delivery/service/release.ts';
import { countResults } from '#modules/delivery/service/result.ts';
import type { Database } from '#platform/database.ts';
import { type Bench, withThrowawayDatabase } from './bench.ts';

const PEOPLE = 250_000;
const NOW = '2026-11-23T09:00:00.000Z';

/**
 * A release to 250,000 people from the preview to the last row: feeds, pushes in each one's own slot, and the counts after. The
 * same rows by one plain `insert … select` in the same run say what the database alone takes.
 */
export const bench: Bench = {
  name: 'delivery',
  run: () =>
    withThrowawayDatabase(async (database) => {
      await seed(database);
      const log = pino({ level: 'silent' });
      await installQueue(database, log);
      const product = assemble({
        database,
        log,
        url: 'http://localhost',
        filesDirectory: database.directory,
        clock: () => NOW,
      });
      const ctx = product.context();
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
        timing: { kind: 'at', opensAt: NOW },
      });
      const preview = await timed(() => previewRelease(ctx, { releaseId: release.id }));
      await confirmRelease(ctx, {
        releaseId: release.id,
        version: release.version,
        advice: preview.result.advice,
        againstReason: 'It is a benchmark',
      });
      const made = await timed(() => advanceRelease(ctx, { releaseId: release.id }));
      const { rows } = await sql<{ feed: number; pushes: number; digests: number }>`
        select (select count(*) from delivery_feed) as feed, (select count(*) from delivery_delivery) as pushes,
          (select count(*) from delivery_digest) as digests`.execute(database.db);
      const [counted] = rows;
      if (counted?.feed !== PEOPLE || counted.pushes + counted.digests !== PEOPLE)
        throw new Error(`Not everybody has it: ${JSON.stringify(counted)}`);
      const results = await timed(() => countResults(ctx));
      const plain = await timed(() => plainCopy(database));
      await product.queue.stop();
      return [
        {
          metric: 'feeds and deliveries of 250,000 people',
          value: made.seconds,
          unit: 's',
          goal: '≤ 10',
          met: made.seconds <= 10,
        },
        { metric: 'pushes made', value: counted.pushes, unit: 'rows' },
        { metric: 'the same rows by plain insert … select', value: plain.seconds, unit: 's' },
        { metric: 'release to plain insert', value: made.seconds / plain.seconds, unit: '×' },
        { metric: 'preview before it is confirmed', value: preview.seconds, unit: 's' },
        { metric: 'counting its results', value: results.seconds, unit: 's' },
      ];
    }),
};

const edition = {
  title: 'What you may film on the floor',
  oneLine: 'Everyone in the picture says yes first.',
  fromWhom: 'Petri Nieminen, plant manager',
  changesForYou: null,
  doc: { type: 'doc', content: [] },
  seconds: 90,
  letter: { subject: 'Filming', html: '<p>[[inward:name]]</p>', plain: '[[inward:name]]', links: [] },
};

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

/** Tables like the two large ones, with their keys and indexes, filled from them. */
async function plainCopy({ db }: Database): Promise<void> {
  for (const table of ['delivery_feed', 'delivery_delivery']) {
    const copy = sql.table(`bench_${table}`);
    await sql`create table ${copy} (like ${sql.table(table)} including all)`.execute(db);
    await sql`insert into ${copy} select * from ${sql.table(table)}`.execute(db);
  }
}

/** People in four zones, two languages and three shifts, some on leave, some with quiet hours. */
async function seed({ db }: Database): Promise<void> {
  await sql`insert into people_organisation (name, language, zone, accent, founded_at)
    values ('Satamala', 'en', 'Europe/Helsinki', '#0e6b5c', ${NOW})`.execute(db);
  const night = JSON.stringify([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '22:00', to: '06:00' })));
  await sql`insert into delivery_shift (id, code, work) values (gen_random_uuid(), 'night', ${night})`.execute(
    db,
  );
  await sql`insert into people_person (id, name, email, state, zone, shift, language)
    select gen_random_uuid(), 'Person ' || n, 'person' || n || '@example.org', 'active',
      (array['Europe/Helsinki', 'Europe/Madrid', 'America/Lima', null])[1 + n % 4],
      (array['day', 'night', null])[1 + n % 3], (array['en', 'fi'])[1 + n % 2]
    from generate_series(1, ${PEOPLE}::integer) as n`.execute(db);
  await sql`insert into delivery_leave (id, person_id, from_on, to_on)
    select gen_random_uuid(), id, date '2026-11-20' + (abs(hashtext(id::text)) % 6), date '2026-11-27' from people_person
    where abs(hashtext(id::text)) % 20 = 0`.execute(db);
  await sql`insert into delivery_preference (person_id, quiet_from, quiet_to)
    select id, '20:00', '09:00' from people_person where abs(hashtext(id::text)) % 10 = 1`.execute(db);
  await sql`analyze`.execute(db);
}
