import { addMinutes } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { publicWaveContract } from '../contract/public-wave.ts';
import { VIEWS } from '../contract/wave.ts';
import { ballotIdPage, countedByView } from '../store/closing.ts';
import { actsOf, findManifest, findWave, wavesOfPerson } from '../store/wave.ts';
import { manifestView, plainOf, publicActs, waveNotFound } from './wave-view.ts';

export const publicWaveHandlers: Handlers<typeof publicWaveContract> = {
  readPublicWave,
  listBallotIds,
  listMyWaves,
};

async function readPublicWave(ctx: Context, { waveId }: { waveId: string }) {
  const row = await findWave(ctx.db, waveId);
  const found = await findManifest(ctx.db, waveId);
  if (!row || !found) return waveNotFound();
  const { status, openedAt, closedAt, settings } = row;
  return {
    status,
    opensAt: settings.opensAt,
    openedAt,
    closesAt: row.closesAt,
    closedAt,
    invited: row.invited ?? 0,
    manifest: found.manifest,
    ...manifestView(found.hash),
    acts: publicActs(await actsOf(ctx.db, waveId)),
  };
}

const IDS_A_PAGE = 10_000;

async function listBallotIds(
  ctx: Context,
  { waveId, after }: InputOf<typeof publicWaveContract.listBallotIds>,
) {
  const row = await findWave(ctx.db, waveId);
  if (!row || !['closed', 'published', 'answered'].includes(row.status))
    return refuse('not_found', 'listening.ballots_not_published');
  const found = await ballotIdPage(ctx.db, { waveId, after, limit: IDS_A_PAGE + 1 });
  const ids = found.slice(0, IDS_A_PAGE);
  const invited = row.invited ?? 0;
  const counted = await countedByView(ctx.db, waveId);
  return {
    ids,
    next: found.length > ids.length ? (ids.at(-1) ?? null) : null,
    counted: VIEWS.flatMap((view) => {
      const ballots = counted.get(view);
      return ballots === undefined ? [] : [{ view, ballots, invited }];
    }),
  };
}

/** So long after its end a wave is still shown to whoever was invited. */
const DAYS_AFTER = 45;

async function listMyWaves(ctx: Context) {
  const personId = ctx.actor.personId ?? '';
  const rows = await wavesOfPerson(ctx.db, personId, addMinutes(ctx.now, -DAYS_AFTER * 24 * 60));
  return {
    waves: rows.flatMap((row) => {
      if (!row.questionnaire || !row.manifestHash) return [];
      const { title, kind, subject, items, languages } = row.questionnaire;
      const { id, surveyId, status, closesAt, closedAt } = plainOf(row);
      return {
        id,
        surveyId,
        title,
        kind,
        subject,
        items: items.length,
        languages,
        status,
        opensAt: row.settings.opensAt,
        closesAt,
        closedAt,
        ...manifestView(row.manifestHash),
        byCode: row.byCode,
        labels: VIEWS.flatMap((view) => {
          const labelId = row.labels[view];
          return labelId ? [{ view, labelId }] : [];
        }),
        drawn: row.drawn,
        cancelled: row.cancelled,
      };
    }),
  };
}
