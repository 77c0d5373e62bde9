import { newId } from '#kernel/ids.ts';
import { chooseLanguage } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import { VIEWS } from '../contract/wave.ts';
import { COMMENT_VIEW } from '../domain/comments.ts';
import { type Chunk, type PublishingInput, stepsOf } from '../domain/publishing.ts';
import type { SealedLabel } from '../domain/sealed-wave.ts';
import { findThemes } from '../domain/themes.ts';
import { LEAST_PEOPLE } from '../domain/view-plan.ts';
import { resultsPublished } from '../events.ts';
import {
  beginPublication,
  claimPart,
  finishPublication,
  publishedMembers,
  remainsOf,
  writeComments,
  writeDrivers,
  writeFigures,
  writePlan,
} from '../store/publication.ts';
import { type ClosedWave, commentLists, findClosedWave, resultLabels } from '../store/result.ts';
import { insertThemes } from '../store/theme.ts';
import { updateWave } from '../store/wave.ts';
import { publishInThread } from './publication-thread.ts';
import { commentsIn } from './stored-figure.ts';

/**
 * Makes the results of a closed wave, once and for all readers: plans what is shown, writes figures item by item, comments
 * and drivers. Each part is a transaction of its own that is claimed, so that a restart goes on where it stopped, and nobody
 * reads anything before all of it is there.
 */
export async function publishWave(ctx: Context, waveId: string): Promise<void> {
  const wave = await findClosedWave(ctx.db, waveId);
  if (wave?.status !== 'closed' || !wave.questionnaire) return;
  const input = await inputOf(ctx, wave);
  const done = await beginPublication(ctx.db, { waveId, parts: stepsOf(input).length, now: ctx.now });
  await publishInThread(input, { done, write: (chunk) => writeChunk(ctx, waveId, chunk) });
  await ctx.transaction((tx) => finish(tx, wave));
}

async function writeChunk(ctx: Context, waveId: string, chunk: Chunk): Promise<void> {
  await ctx.transaction(async (tx) => {
    // Of two workers at one wave the first one's part stands; both made the same.
    if (!(await claimPart(tx.db, waveId, chunk.step))) return;
    switch (chunk.kind) {
      case 'plan':
        return writePlan(tx.db, waveId, chunk.plan);
      case 'figures':
        return writeFigures(tx.db, waveId, chunk.figures);
      case 'comments':
        return writeComments(tx.db, waveId, chunk.lists);
      case 'drivers':
        await writeDrivers(tx.db, waveId, chunk.drivers);
    }
  });
}

async function finish(tx: Context, { id: waveId, surveyId }: ClosedWave): Promise<void> {
  if (!(await finishPublication(tx.db, waveId, tx.now))) return;
  const lists = await commentLists(tx.db, waveId);
  const comments = lists.filter(({ groupKey }) => groupKey === 'everyone').flatMap(commentsIn);
  const found = findThemes(comments).map((theme) => {
    return { id: newId(Date.parse(tx.now)), waveId, ...theme, origin: 'found' as const };
  });
  await insertThemes(
    tx.db,
    found.map((theme) => ({ ...theme, changedBy: null, changedAt: tx.now })),
  );
  await updateWave(tx.db, waveId, { status: 'published' });
  await tx.publish(resultsPublished, { kind: 'listening.wave', id: waveId }, { surveyId });
}

/** How many earlier waves a plan reckons with. */
const WAVES_OF_LEDGER = 12;

async function inputOf(ctx: Context, wave: ClosedWave): Promise<PublishingInput> {
  const [labels, remains, published] = await Promise.all([
    resultLabels(ctx.db, wave.id),
    remainsOf(ctx.db, wave.id),
    publishedMembers(ctx.db, { ...wave, waves: WAVES_OF_LEDGER, silent: LEAST_PEOPLE }),
  ]);
  const sealed = labels.map((label): SealedLabel => {
    return { ...label, everyone: label.kind === 'everyone', ballots: label.ballots ?? 0 };
  });
  const present = new Set(labels.map(({ view }) => view));
  const everywhere = new Set(sealed.filter(({ everyone }) => everyone).map(({ id }) => id));
  return {
    wave: {
      items: wave.questionnaire?.items ?? [],
      views: LABELLED.filter((view) => present.has(view)),
      labels: sealed,
      counts: remains.counts,
      rows: remains.rows,
      invited: remains.roster.map(({ personId, labels: own }) => ({ id: personId, labels: definedOf(own) })),
      ledger: published.map(({ waveId, members }) => ({ wave: waveId, members })),
    },
    comments: remains.comments.map(({ labelId, ...comment }) => {
      return {
        ...comment,
        language: chooseLanguage(comment.language),
        labelId: everywhere.has(labelId) ? null : labelId,
      };
    }),
  };
}

/** Views of labels, the organisation first. */
const LABELLED = VIEWS.filter((view) => view !== 'core' && view !== COMMENT_VIEW);

/** Views that sort people for a plan: words have labels of their own, which only cut words. */
function definedOf(labels: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    LABELLED.flatMap((view) => {
      const label = labels[view];
      return label === undefined ? [] : [[view, label]];
    }),
  );
}
