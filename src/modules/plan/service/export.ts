import type { FileAnswer, InputOf } from '#kernel/contract.ts';
import type { Language } from '#kernel/language.ts';
import { namesOf } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import { csvLines } from '#platform/csv.ts';
import type { planContract } from '../contract/plan.ts';
import type { Action, Goal, Line } from '../domain/line.ts';
import { COLUMN_NAMES, cellsOf, type TableRow } from '../domain/plan-table.ts';
import { planAsMarkdown } from '../domain/plan-text.ts';
import { linesOf } from '../store/line.ts';
import { mentionedIn } from './overview.ts';
import { planFor, type SeenPlan, type Sight, sealedFrom, shown, shownAlways, sightOf } from './sight.ts';

type Asked = InputOf<(typeof planContract)['exportPlanTable']>;

interface Exported {
  readonly plan: SeenPlan;
  readonly sight: Sight;
  readonly goals: Goal[];
  readonly measures: Line<'measure'>[];
  readonly phases: Line<'phase'>[];
  readonly actions: Action[];
  readonly names: Record<string, string>;
}

/** The actions as CSV. Sealed lines are left out for those who may not read them: a table has no place for a seal. */
export async function exportPlanTable(ctx: Context, { planId, language }: Asked): Promise<FileAnswer> {
  const found = await exported(ctx, planId, language);
  const { sight, plan } = found;
  const header = Object.values(COLUMN_NAMES).map((names) => names[sight.language]);
  const rows = rowsOf(found).map((row) => cellsOf(row, sight.language));
  return {
    fileName: `${fileName(shownAlways(sight, plan.title).text)}.csv`,
    contentType: 'text/csv; charset=utf-8',
    // The mark tells spreadsheets that it is UTF-8: without it, they misread ä and ñ.
    body: `\ufeff${csvLines([header, ...rows])}`,
  };
}

/** The plan as Markdown, with sealed lines as seals. */
export async function exportPlanText(ctx: Context, { planId, language }: Asked): Promise<FileAnswer> {
  const { plan, sight, goals, measures, phases, actions, names } = await exported(ctx, planId, language);
  const text = (line: Goal | Action, said: string) => ({ text: said, seal: sealedFrom(sight, line) });
  const body = planAsMarkdown(
    {
      title: shownAlways(sight, plan.title).text,
      purpose: shown(sight, plan.purpose)?.text ?? null,
      startsOn: plan.startsOn,
      endsOn: plan.endsOn,
      goals: goals.map((goal) => ({
        ...text(goal, shownAlways(sight, goal.sentence).text),
        byOn: goal.byOn,
        measures: measures
          .filter(({ goalId }) => goalId === goal.id)
          .map(
            ({ name, baseline, target }) =>
              `${shownAlways(sight, name).text}: ${baseline ?? '?'} → ${target}`,
          ),
      })),
      phases: phases.map((phase) => ({
        title: shownAlways(sight, phase.title).text,
        actions: actions
          .filter(({ phaseId }) => phaseId === phase.id)
          .map((action) => ({
            ...text(action, shownAlways(sight, action.title).text),
            state: action.state,
            dueOn: action.dueOn,
            owner: action.ownerId ? (names[action.ownerId] ?? null) : null,
            description: shown(sight, action.description)?.text ?? null,
          })),
      })),
    },
    sight.language,
  );
  const name = fileName(shownAlways(sight, plan.title).text);
  return { fileName: `${name}.md`, contentType: 'text/markdown; charset=utf-8', body };
}

async function exported(ctx: Context, planId: string, language: Language | undefined): Promise<Exported> {
  const reader = await sightOf(ctx);
  const sight = { ...reader, language: language ?? reader.language };
  const plan = await planFor(ctx, planId, sight);
  const [goals, measures, phases, actions] = await Promise.all([
    linesOf(ctx.db, 'goal', planId),
    linesOf(ctx.db, 'measure', planId),
    linesOf(ctx.db, 'phase', planId),
    linesOf(ctx.db, 'action', planId),
  ]);
  const names = await namesOf(ctx, mentionedIn(plan, goals, actions));
  return { plan, sight, goals, measures, phases, actions, names };
}

function rowsOf({ sight, goals, phases, actions, names }: Exported): TableRow[] {
  const readable = phases.flatMap((phase) =>
    actions.filter(({ phaseId }) => phaseId === phase.id).filter((action) => !sealedFrom(sight, action)),
  );
  const numbers = new Map(readable.map(({ id }, index) => [id, index + 1]));
  const phaseTitles = new Map(phases.map(({ id, title }) => [id, shownAlways(sight, title).text]));
  const sentences = new Map(
    goals
      .filter((goal) => !sealedFrom(sight, goal))
      .map(({ id, sentence }) => [id, shownAlways(sight, sentence).text]),
  );
  const nameOf = (id: string | null) => (id === null ? '' : (names[id] ?? ''));
  return readable.map((action) => ({
    ...action,
    number: numbers.get(action.id) ?? 0,
    phase: phaseTitles.get(action.phaseId) ?? '',
    title: shownAlways(sight, action.title).text,
    description: shown(sight, action.description)?.text ?? '',
    owner: nameOf(action.ownerId),
    helpers: action.helperIds.flatMap((id) => names[id] ?? []),
    audience: nameOf(action.audienceId),
    goals: action.goalIds.flatMap((id) => sentences.get(id) ?? []),
    waitsFor: action.waitsForIds.flatMap((id) => numbers.get(id) ?? []),
  }));
}

const fileName = (title: string) =>
  title
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .trim()
    .slice(0, 80) || 'plan';
