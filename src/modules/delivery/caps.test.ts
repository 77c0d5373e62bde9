import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { newMessage } from './contract/message.ts';
import { messageOf } from './fixtures/message.ts';
import { advanceDueReleases } from './service/lifecycle.ts';
import { planComingWeek } from './service/placing.ts';
import { putMessage } from './service/publish.ts';
import { confirmRelease, createRelease, previewRelease } from './service/release.ts';

const app = await testApp();
await createOrganisation(app.db);

const hour = fc.integer({ min: 0, max: 23 }).map((at) => `${String(at).padStart(2, '0')}:00`);
const zones = ['Europe/Helsinki', 'Europe/Madrid', 'Pacific/Auckland', 'America/Los_Angeles'] as const;
const person = fc.record({
  zone: fc.constantFrom(...zones),
  shift: fc.constantFrom('day', 'night', null),
  quiet: fc.option(fc.tuple(hour, hour)),
  leave: fc.option(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 3 }))),
  language: fc.constantFrom('en' as const, 'fi' as const, null),
});
const release = fc.record({
  seconds: fc.integer({ min: 0, max: 500 }),
  lane: fc.constantFrom('must_know' as const, 'ours' as const, 'nice_to_know' as const),
  kind: fc.constantFrom('at' as const, 'best' as const),
  hours: fc.integer({ min: 0, max: 140 }),
  priority: fc.integer({ min: 1, max: 100 }),
});

const broken = async () => {
  const { rows } = await sql<{ what: string }>`
    with push as (
      select delivery.*, coalesce(preference.zone, person.zone, 'Europe/Helsinki') as zone, preference.quiet_from, preference.quiet_to,
        (delivery.due_at at time zone coalesce(preference.zone, person.zone, 'Europe/Helsinki')) as own_at
      from delivery_delivery delivery join people_person person on person.id = delivery.person_id
      left join delivery_preference preference on preference.person_id = person.id
      where delivery.kind <> 'digest' and delivery.state in ('waiting', 'claimed', 'sent') and not delivery.safety
    )
    select 'two in a day' as what from push group by person_id, own_on having count(*) > 1
    union all select 'four in a week' from push group by person_id, date_trunc('week', own_on) having count(*) > 3
    union all select 'too much reading' from push group by person_id, date_trunc('week', own_on) having sum(seconds) > 600
    union all select 'a piece too often' from push group by person_id, message_id having count(*) > 3
    union all select 'on another day than it says' from push where own_at::date <> own_on
    union all select 'on leave' from push join delivery_leave leave using (person_id) where own_on between leave.from_on and leave.to_on
    union all select 'in quiet hours' from push where quiet_from is not null and quiet_from <> quiet_to and case
      when quiet_from < quiet_to then to_char(own_at, 'HH24:MI') >= quiet_from and to_char(own_at, 'HH24:MI') < quiet_to
      else to_char(own_at, 'HH24:MI') >= quiet_from or to_char(own_at, 'HH24:MI') < quiet_to end`.execute(
    app.db,
  );
  return rows.map(({ what }) => what);
};

test('no cap is ever broken, whoever lives how, and however many releases come in whatever order', async () => {
  await sql`insert into delivery_shift (id, code, work) values
    (${newId()}, 'night', ${JSON.stringify([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '22:00', to: '06:00' })))})`.execute(
    app.db,
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 2, maxLength: 6 }),
      fc.array(release, { minLength: 3, maxLength: 8 }),
      async (people, releases) => {
        app.setClock('2026-11-22T12:00:00.000Z');
        await planComingWeek(app.context());
        app.setClock('2026-11-23T07:00:00.000Z');
        const ids: string[] = [];
        for (const { zone, shift, quiet, leave, language } of people) {
          const { id } = await createPerson(app.db, { zone, shift, language });
          ids.push(id);
          if (quiet)
            await sql`insert into delivery_preference (person_id, quiet_from, quiet_to) values (${id}, ${quiet[0]}, ${quiet[1]})`.execute(
              app.db,
            );
          if (leave)
            await sql`insert into delivery_leave (id, person_id, from_on, to_on)
            values (${newId()}, ${id}, date '2026-11-23' + ${leave[0]}::integer, date '2026-11-23' + ${leave[0] + leave[1]}::integer)`.execute(
              app.db,
            );
        }
        for (const { seconds, lane, kind, hours, priority } of releases) {
          const ctx = app.context();
          const { messageId } = await putMessage(ctx, newMessage.parse(messageOf({ seconds, lane })));
          const opensAt = new Date(Date.parse(ctx.now) + hours * 3_600_000).toISOString();
          const row = await createRelease(ctx, {
            messageId,
            target: { rule: { kind: 'people', personIds: ids } },
            ring: 'Everyone',
            priority,
            timing: { kind, opensAt },
          });
          const { advice } = await previewRelease(ctx, { releaseId: row.id });
          await confirmRelease(ctx, {
            releaseId: row.id,
            version: row.version,
            advice,
            againstReason: 'Tried on purpose',
          });
          await app.queue.drain(app.context);
          expect(await broken()).toEqual([]);
        }
        // The days go by; what opens later is placed then, around what stands.
        for (const at of ['2026-11-25T07:00:00.000Z', '2026-11-28T12:00:00.000Z']) {
          app.setClock(at);
          await advanceDueReleases(app.context());
          expect(await broken()).toEqual([]);
        }
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
  const { rows } = await sql<{
    pushes: number;
  }>`select count(*)::integer as pushes from delivery_delivery`.execute(app.db);
  expect(rows[0]?.pushes).toBeGreaterThan(20);
}, 120_000);
