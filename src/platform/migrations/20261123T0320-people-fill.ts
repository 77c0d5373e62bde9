import { type Kysely, sql } from 'kysely';
import { CENSUS_OF } from './20261121T1020-people-audience.ts';

/**
 * Takes the census and the line of managers from the people as they are. The triggers keep both statement by statement; where
 * an import fills the house they would carry a copy of everybody along, so it switches them off and calls this once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function people_take_census() returns void language plpgsql volatile as $$
    begin
      delete from people_census;
      insert into people_census ${CENSUS_OF('p')} from people_person p where p.state in ('active', 'on_leave');
      delete from people_manager;
      insert into people_manager
        select p.id, p.manager_id, r.reports, '{}'
        from (
          select manager_id, count(*) filter (where state in ('active', 'on_leave')) as reports
          from people_person where manager_id is not null group by manager_id) r
        join people_person p on p.id = r.manager_id;
      -- Untold, the planner would compare each with each.
      analyze people_manager;
      with recursive line (id, chain) as (
        select person_id, array[person_id] from people_manager where manager_id is null
        union all
        select manager.person_id, manager.person_id || line.chain
        from line join people_manager manager on manager.manager_id = line.id
      )
      update people_manager manager set chain = line.chain from line where line.id = manager.person_id;
    end $$`.execute(db);
}
