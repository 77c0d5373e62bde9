import type pg from 'pg';
import { OWN } from './catalog.ts';

/** Removes everything of ours from a database that was empty before: tables, views, sequences, functions, types. */
export async function clearDatabase(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    -- Tables take their own sequences with them, and functions can go only when no column uses them any more.
    select 1 as turn, format('drop schema %I cascade', n.nspname) as statement from pg_namespace n
    where n.nspname <> all (array['information_schema', 'public']) and n.nspname !~ '^pg_'
    union all
    select case c.relkind when 'S' then 3 else 2 end,
           format('drop %s if exists %I.%I cascade',
                  case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
                  n.nspname, c.relname)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S') and not c.relispartition and ${OWN}
    union all
    select 4, format('drop routine if exists %s cascade', p.oid::regprocedure)
    from pg_proc p where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    union all
    select 5, format('drop type if exists %I.%I cascade', 'public', t.typname)
    from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')
      and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
    order by turn`);
  for (const { statement } of rows) await client.query(statement);
}
