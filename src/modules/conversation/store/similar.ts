import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { MATCH_ENDS, MATCH_STARTS } from '../domain/similar.ts';

export interface SimilarCase {
  id: string;
  /** The text with marks around the words that match. */
  marked: string;
  score: number;
}

/** Below, two texts have little in common but everyday words. */
const LEAST_SCORE = 0.34;

/**
 * Public cases that resemble a draft, best first. A draft is stemmed by each of the three languages and compared with
 * the cases of that language, since nobody says in which they type; trigrams add what stemming misses. The score is the larger
 * of the trigram similarity and the overlap coefficient of the two sets of stems (Simpson 1943; of at least three, since one
 * common word says nothing). Only the best of each way are scored in full.
 */
export async function similarCases(db: Db, text: string, limit: number): Promise<SimilarCase[]> {
  const { rows } = await sql<SimilarCase>`
    with draft as (
      select language, config, words, (
        select string_agg('''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || '''', ' | ')::tsquery
        from unnest(words) as word
      ) as query
      from (
        select language, config, tsvector_to_array(to_tsvector(config, ${text})) as words
        from (values ('en', 'pg_catalog.english'::regconfig), ('fi', 'pg_catalog.finnish'::regconfig),
                     ('es', 'pg_catalog.spanish'::regconfig)) as spoken (language, config)
      ) as stemmed
    ),
    by_words as (
      select found.id from draft cross join lateral (
        select c.id from conversation_case as c
        where c.language = draft.language and c.search @@ draft.query
          and c.visibility = 'everyone' and c.state in ('open', 'answered')
        order by ts_rank(c.search, draft.query, 1) desc, c.id limit 30
      ) as found
    ),
    by_trigrams as (
      select c.id from conversation_case as c
      where c.visibility = 'everyone' and c.state in ('open', 'answered')
      order by c.folded <-> people_fold(${text}) limit 30
    ),
    scored as (
      select c.id, c.text, draft.config, draft.query, greatest(
        similarity(c.folded, people_fold(${text})),
        (select count(*) from unnest(draft.words) as word where word = any(tsvector_to_array(c.search)))::real
          / greatest(least(cardinality(draft.words), length(c.search)), 3)
      ) as score
      from conversation_case as c join draft on draft.language = c.language
      where c.id in (select id from by_words union select id from by_trigrams)
        and not exists (
          select from conversation_hiding as h
          where h.case_id = c.id and h.message_id is null and h.lifted_at is null)
    ),
    best as (select * from scored where score >= ${LEAST_SCORE}::real order by score desc, id limit ${limit})
    select id, score, coalesce(ts_headline(config, text, query,
      ${`HighlightAll=true, StartSel="${MATCH_STARTS}", StopSel="${MATCH_ENDS}"`}), text) as marked
    from best order by score desc, id`.execute(db);
  return rows;
}
