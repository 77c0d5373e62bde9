import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import { type Editions, LANGUAGES } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

interface Closure {
  readonly campaignId: string;
  readonly results: Editions;
  readonly conclusion: Editions;
  readonly closedBy: string | null;
  readonly closedAt: Instant;
}

/** Writes the closure; says whether it was the first. */
export async function insertClosure(db: Db, { results, conclusion, ...row }: Closure): Promise<boolean> {
  const made = await db
    .insertInto('campaigns_closure')
    .values({ ...row, results: JSON.stringify(results), conclusion: JSON.stringify(conclusion) })
    .onConflict((conflict) => conflict.column('campaignId').doNothing())
    .returning('campaignId')
    .executeTakeFirst();
  return made !== undefined;
}

/** What later briefs are compared with, per language. */
export async function insertLessons(db: Db, campaignId: string, texts: Editions): Promise<void> {
  const rows = LANGUAGES.flatMap((language) => {
    const text = texts[language];
    return text ? [{ campaignId, language, text }] : [];
  });
  if (rows.length > 0) await db.insertInto('campaigns_lesson').values(rows).execute();
}

export interface LessonRow {
  readonly campaignId: string;
  readonly title: Editions;
  readonly conclusion: Editions;
  readonly closedAt: Instant;
  readonly score: number;
}

/** Below, two briefs have little in common but everyday words. */
const LEAST_SCORE = 0.1;

/**
 * Closed campaigns that resemble a text, best first. The text is stemmed by each of the three languages and compared with
 * the lessons of that language, since nobody says in which they type: the share of its stems that the lesson has, or
 * the word similarity of trigrams, whichever is larger. Of several languages of one campaign the best counts.
 */
export async function similarLessons(db: Db, text: string, limit: number): Promise<LessonRow[]> {
  const { rows } = await sql<LessonRow>`
    with draft as (
      select language, tsvector_to_array(to_tsvector(config, ${text})) as words
      from (values ('en', 'pg_catalog.english'::regconfig), ('fi', 'pg_catalog.finnish'::regconfig),
                   ('es', 'pg_catalog.spanish'::regconfig)) as spoken (language, config)
    ),
    near as (
      select l.campaign_id, l.language from campaigns_lesson l join draft d on d.language = l.language
      where l.search @@ (
        select string_agg('''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''', ' | ')::tsquery
        from unnest(d.words) as word)
      union
      (select l.campaign_id, l.language from campaigns_lesson l order by l.folded <-> people_fold(${text}) limit 20)
    ),
    scored as (
      select l.campaign_id, max(greatest(
        word_similarity(people_fold(${text}), l.folded) * 0.5,
        (select count(*) from unnest(d.words) as word where word = any(tsvector_to_array(l.search)))::real
          / greatest(cardinality(d.words), 4))) as score
      from near join campaigns_lesson l on l.campaign_id = near.campaign_id and l.language = near.language
      join draft d on d.language = l.language
      group by l.campaign_id
    )
    select s.campaign_id, s.score, h.content -> 'title' as title, x.conclusion, x.closed_at
    from scored s
    join campaigns_closure x on x.campaign_id = s.campaign_id
    join campaigns_part h on h.campaign_id = s.campaign_id and h.kind = 'head'
    where s.score >= ${LEAST_SCORE}::real
    order by s.score desc, s.campaign_id limit ${limit}`.execute(db);
  return rows;
}
