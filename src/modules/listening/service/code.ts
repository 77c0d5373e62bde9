import { randomBytes, randomInt } from 'node:crypto';
import { formatInstant } from '#kernel/calendar.ts';
import type { FileAnswer, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { editionFor } from '#kernel/language.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { qrPath } from '#platform/qr.ts';
import { hashToken } from '#platform/secrets.ts';
import type { codeContract } from '../contract/code.ts';
import { CODE_SIGNS, readTypedCode, writeCode } from '../domain/code.ts';
import { codesMade } from '../events.ts';
import { codeCounts, replaceCodes, usedCodes } from '../store/code.ts';
import { codePeople, labelsOf } from '../store/roster.ts';
import { findWave } from '../store/wave.ts';
import { holdFor, manifestView, waveNotFound } from './wave-view.ts';
import { wordsIn } from './words.ts';

export const codeHandlers: Handlers<typeof codeContract> = { makeCodes, printCodes, readCodeCounts };

/** What is kept of a printed code: 80 random bits can be neither guessed nor tabled. */
export function hashCode(typed: string): Buffer {
  return hashToken(readTypedCode(typed) ?? refuse('not_found', 'listening.code_unknown'));
}

/**
 * Makes as many codes as people answer by code, per label of the organisation where the wave has that view, else for everyone. Codes
 * that were used stay used and are not made again: in no label are there ever more codes than people.
 */
async function makeCodes(ctx: Context, { waveId }: { waveId: string }) {
  return ctx.transaction(async (tx) => {
    const { surveyId } = await holdFor(tx, waveId, 'makeCodes');
    const groups = await codeGroups(tx, waveId);
    const used = await usedCodes(tx.db, waveId);
    const labels = groups.map((group) => {
      const open = Math.max(0, group.people - (used.get(group.labelId) ?? 0));
      return { ...group, codes: Array.from({ length: open }, () => writeCode(randomBytes(CODE_SIGNS))) };
    });
    const codes = labels.flatMap(({ labelId, codes }) =>
      codes.map((code) => ({ labelId, codeHash: hashCode(code) })),
    );
    await replaceCodes(tx.db, waveId, shuffled(codes));
    await tx.publish(codesMade, { kind: 'listening.wave', id: waveId }, { surveyId, codes: codes.length });
    return { labels };
  });
}

/** The codes on paper. Nothing of the file is kept. */
async function printCodes(
  ctx: Context,
  { waveId, language = ctx.actor.language }: InputOf<typeof codeContract.printCodes>,
): Promise<FileAnswer> {
  const { labels } = await makeCodes(ctx, { waveId });
  const wave = (await findWave(ctx.db, waveId)) ?? waveNotFound();
  const { name: organisation, zone } = await organisationOf(ctx);
  const t = wordsIn(language);
  const title = editionFor(wave.questionnaire?.title ?? {}, language);
  const until = formatInstant(wave.closesAt ?? wave.settings.closesAt, language, zone);
  const words = wave.manifestHash ? manifestView(wave.manifestHash).words.join(' ') : '';
  const address = `${ctx.url}/code`;
  const lists = labels.map(({ names, people, codes }) => {
    const name = editionFor(names, language);
    const small = [
      t('codes.slipCarries', { name, people }),
      t('codes.slipWords', { words }),
      t('cards.until', { at: until }),
    ];
    return {
      heading: t('codes.sheet', { name, count: codes.length, people }),
      slips: codes.map((code) => ({
        head: `${organisation} · ${title}`,
        line: t('codes.slipGoTo', { address: address.replace(/^https?:\/\//, '') }),
        code,
        small,
        // Behind the hash, which no server and no proxy sees.
        square: qrPath(`${address}#c=${code}`),
      })),
    };
  });
  // Loaded with the first sheet: it takes as long as all else together, and each start would wait for it.
  const { renderSlips } = await import('#platform/pdf-slips.tsx');
  const body = await renderSlips({ language, title, lists });
  return { fileName: `codes-${wave.number}-${language}.pdf`, contentType: 'application/pdf', body };
}

async function readCodeCounts(ctx: Context, { waveId }: { waveId: string }) {
  if (!(await findWave(ctx.db, waveId))) return waveNotFound();
  const made = await codeCounts(ctx.db, waveId);
  const labels = await labelsOf(ctx.db, waveId);
  return {
    labels: labels.flatMap(({ id: labelId, names }) => {
      const count = made.get(labelId);
      return count === undefined ? [] : [{ labelId, names, made: count }];
    }),
  };
}

async function codeGroups(ctx: Context, waveId: string) {
  const labels = new Map((await labelsOf(ctx.db, waveId)).map((label) => [label.id, label]));
  const byUnit = [...labels.values()].some(({ view }) => view === 'org');
  const people = await codePeople(ctx.db, { waveId, view: byUnit ? 'org' : 'core' });
  return people.map((group) => ({ ...group, names: labels.get(group.labelId)?.names ?? {} }));
}

/** Fisher and Yates: rows are kept in an order that says nothing about the sheet. */
function shuffled<T>(given: readonly T[]): T[] {
  const order = [...given];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}
