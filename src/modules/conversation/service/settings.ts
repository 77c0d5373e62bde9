import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { moderationContract } from '../contract/moderation.ts';
import { DEFAULT_DUE_DAYS } from '../domain/due.ts';
import { settingsChanged } from '../events.ts';
import { findSettings, type Settings, writeSettings } from '../store/settings.ts';
import { editionOf } from './view.ts';

/** The settings, those of the product while nobody has written any. */
export async function settingsOf(ctx: Context): Promise<Settings> {
  return (await findSettings(ctx.db)) ?? { dueDays: DEFAULT_DUE_DAYS, houseRules: {}, version: 0 };
}

export async function readSettings(ctx: Context) {
  const { dueDays, houseRules, version } = await settingsOf(ctx);
  return {
    dueDays,
    houseRules: editionOf(houseRules, ctx.actor.language),
    allHouseRules: houseRules,
    version,
  };
}

export async function changeSettings(
  ctx: Context,
  { dueDays, houseRules, version }: InputOf<typeof moderationContract.changeSettings>,
) {
  return ctx.transaction(async (tx) => {
    const written = await writeSettings(tx.db, { dueDays, houseRules: houseRules ?? {}, version });
    if (!written) return refuse('conflict', 'edited_meanwhile', { current: await readSettings(tx) });
    await tx.publish(settingsChanged, null, {});
    return readSettings(tx);
  });
}
