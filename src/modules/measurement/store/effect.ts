import { sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { EffectShown } from '../contract/effect.ts';
import type { ExperimentKind } from '../contract/experiment.ts';

export interface EffectRow {
  readonly experimentId: string;
  readonly outcome: number;
  readonly look: number;
  readonly lookedOn: Day;
  readonly final: boolean;
  readonly effect: EffectShown;
}

/** The newest look at each outcome of some experiments. */
export async function newestEffects(db: Db, experimentIds: readonly string[]): Promise<EffectRow[]> {
  if (experimentIds.length === 0) return [];
  const { rows } = await sql<EffectRow>`
    select distinct on (experiment_id, outcome) experiment_id, outcome, look, looked_on, final, effect
    from measurement_effect where experiment_id = any(${[...experimentIds]}::uuid[])
    order by experiment_id, outcome, look desc limit 2000`.execute(db);
  return rows;
}

/** Forgets looks that concluded nothing. */
export const forgetLooks = (db: Db, experimentId: string) =>
  db
    .deleteFrom('measurement_effect')
    .where('experimentId', '=', experimentId)
    .where('final', '=', false)
    .execute();

/** Keeps a look at all outcomes of an experiment. */
export async function insertEffects(
  db: Db,
  { experimentId, lookedOn, final }: { experimentId: string; lookedOn: Day; final: boolean },
  effects: readonly { effect: EffectShown; family: string; standardError: number | null }[],
): Promise<void> {
  await sql`
    insert into measurement_effect
      (experiment_id, outcome, look, looked_on, final, family, estimate, standard_error, effect)
    select ${experimentId}, (given.effect ->> 'outcome')::smallint,
      coalesce((select max(look) from measurement_effect where experiment_id = ${experimentId}), 0) + 1,
      ${lookedOn}, ${final}, given.family, (given.effect #>> '{effect,estimate}')::float8, given."standardError", given.effect
    from jsonb_to_recordset(${JSON.stringify(effects)}::jsonb)
      as given (effect jsonb, family text, "standardError" float8)`.execute(db);
}

export interface FinalEffect {
  readonly family: string;
  readonly kind: ExperimentKind;
  readonly experimentId: string;
  readonly name: string;
  readonly campaignId: string;
  readonly campaignTitle: Editions;
  readonly endedOn: Day;
  readonly estimate: number;
  readonly standardError: number | null;
  readonly effect: EffectShown;
}

/** Every effect of ended experiments that could be estimated, in the order of family and day. */
export async function finalEffects(db: Db): Promise<FinalEffect[]> {
  const { rows } = await sql<FinalEffect>`
    select effect.family, experiment.kind, effect.experiment_id, experiment.design ->> 'name' as name,
      experiment.campaign_id, head.content -> 'title' as campaign_title, effect.looked_on as ended_on,
      effect.estimate, effect.standard_error, effect.effect
    from measurement_effect effect
    join measurement_experiment experiment on experiment.id = effect.experiment_id
    join campaigns_part head on head.campaign_id = experiment.campaign_id and head.kind = 'head'
    where effect.final and effect.estimate is not null
    order by effect.family, effect.looked_on, effect.experiment_id limit 2000`.execute(db);
  return rows;
}

/** Minutes of attention that campaigns and pieces got: seconds of visible reading of everybody together. */
export async function attentionSpent(
  db: Db,
): Promise<{ kind: 'campaign' | 'piece'; id: string; seconds: number }[]> {
  const { rows } = await sql<{ kind: 'campaign' | 'piece'; id: string; seconds: number }>`
    with spent as (
      select piece.id, piece.campaign_id, sum(reach.seconds) as seconds
      from campaigns_piece piece join measurement_reach reach on reach.message_id = piece.message_id
      where piece.removed_at is null group by piece.id
    )
    select 'piece' as kind, id, seconds from spent
    union all
    select 'campaign', campaign_id, sum(seconds) from spent group by campaign_id
    order by 1, 2 limit 20000`.execute(db);
  return rows.map((row) => ({ ...row, seconds: Number(row.seconds) }));
}

/** The newest final verdict on each measure that was an outcome. */
export async function verdictsOnMeasures(
  db: Db,
): Promise<{ measureId: string; campaignId: string; effect: EffectShown }[]> {
  const { rows } = await sql<{ measureId: string; campaignId: string; effect: EffectShown }>`
    select distinct on (measure_id) *
    from (
      select (experiment.design #>> array['outcomes', effect.outcome::text, 'of', 'measureId'])::uuid as measure_id,
        experiment.campaign_id, effect.effect, effect.looked_on
      from measurement_effect effect join measurement_experiment experiment on experiment.id = effect.experiment_id
      where effect.final
    ) found
    where measure_id is not null
    order by measure_id, looked_on desc limit 5000`.execute(db);
  return rows;
}

/** The newest final verdict of each campaign on its first primary outcome. */
export async function verdictsOnCampaigns(db: Db): Promise<{ campaignId: string; effect: EffectShown }[]> {
  const { rows } = await sql<{ campaignId: string; effect: EffectShown }>`
    select distinct on (experiment.campaign_id) experiment.campaign_id, effect.effect
    from measurement_effect effect join measurement_experiment experiment on experiment.id = effect.experiment_id
    where effect.final and effect.effect ->> 'role' = 'primary'
    order by experiment.campaign_id, effect.looked_on desc, effect.outcome limit 5000`.execute(db);
  return rows;
}
