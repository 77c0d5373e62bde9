import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** The id of a seeded row: MD5 of its kind and number, so that a benchmark can name it without asking. */
export function seededId(kind: 'unit' | 'person' | 'audience', number: number): string {
  const hex = createHash('md5').update(`${kind}${number}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * Units in a tree of seven levels (5,000 for 250,000 people) and people with ten reports each, with gaps in what is known
 * and three declared attributes; nine of ten count. Set-based, inside the database.
 */
export async function seedPeople(db: Db, people: number): Promise<void> {
  const units = Math.ceil(people / 50);
  await sql`
    insert into people_unit (id, code, name, parent_id)
    select md5('unit' || i)::uuid, 'U' || i, 'Unit ' || i,
           case when i > 1 then md5('unit' || greatest(1, i / 4))::uuid end
    from generate_series(1, ${units}::int) i`.execute(db);
  await sql`
    insert into people_attribute (key, label, type, choices) values
      ('shift', '{"en": "Shift"}', 'choice', '["day", "night"]'),
      ('level', '{"en": "Level"}', 'number', '[]'),
      ('licence', '{"en": "Licence"}', 'day', '[]')`.execute(db);
  await sql`
    insert into people_person
      (id, name, email, employee_number, unit_id, manager_id, title, role_family, location, language, started_on,
       birth_year, attributes, state)
    select md5('person' || i)::uuid,
           (array['Aino', 'Iker', 'Sanna', 'Jone', 'Veikko', 'Pilar', 'Onni', 'Ane', 'Eino', 'Lucía'])[1 + i % 10] || ' ' ||
             (array['Virtanen', 'Etxeberria', 'Mäkinen', 'García', 'Öhman', 'Ochoa', 'Lahti', 'Núñez', 'Korhonen'])[1 + (i / 11) % 9] ||
             substr(md5('name' || i), 1, 4),
           'p' || i || '@example.org', 'E' || lpad(i::text, 6, '0'),
           case when i % 97 > 0 then md5('unit' || (1 + i % ${units}::int))::uuid end,
           case when i > 1 then md5('person' || ((i - 2) / 10 + 1))::uuid end,
           'Title ' || i % 300, 'Family ' || i % 40, case when i % 31 > 0 then 'Site ' || (i / 7) % 120 end,
           (array['en', 'fi', 'es', null])[1 + i % 4],
           case when i % 53 > 0 then date '1990-01-01' + (i::bigint * 7919 % 13400)::int end,
           case when i % 7 > 0 then 1950 + i * 31 % 58 end,
           jsonb_build_object('shift', (array['day', 'night'])[1 + i % 2], 'level', i % 10,
                              'licence', '2024-0' || 1 + i % 9 || '-10'),
           (array['active', 'active', 'active', 'active', 'active', 'active', 'active', 'active', 'on_leave', 'left'])[1 + i % 10]
    from generate_series(1, ${people}::int) i`.execute(db);
  await sql`vacuum analyze people_person, people_unit, people_census, people_manager`.execute(db);
}

/** The value below which the share of the times lies (nearest rank). */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle time. */
export const median = (times: readonly number[]) => percentile(times, 0.5);
