import { refuse } from '#kernel/errors.ts';
import { editionFor, type Language } from '#kernel/language.ts';
import { namesOf } from '#modules/people/service/name.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { coreContract } from '../contract/core.ts';
import type { BrandObject } from '../domain/content.ts';
import { readingOf } from '../domain/reading.ts';
import { filesOf } from '../store/file.ts';
import { roleFamilies, roleFamilyOf } from '../store/name.ts';
import { objectsOf } from '../store/object.ts';
import { retirementsOf } from '../store/retirement.ts';
import { currentVersion, type PublishedRow, publishedVersion, publishedVersions } from '../store/version.ts';
import { comparison, withTitles } from './comparison.ts';
import { mayEdit } from './editor.ts';

export const coreHandlers: Handlers<typeof coreContract> = {
  async readCore(ctx, { language }) {
    const current = await currentVersion(ctx.db);
    return { ...(await coreOf(ctx, current, language)), isCurrent: current !== undefined };
  },
  async listVersions(ctx, { after, limit }) {
    if (after !== undefined && !/^\d{1,9}$/.test(after)) refuse('invalid', 'brand.page_not_found');
    const below = after === undefined ? undefined : Number(after);
    const rows = await publishedVersions(ctx.db, { below, limit: limit + 1 });
    const page = rows.slice(0, limit).map(versionView);
    return { rows: page, next: rows.length > limit ? String(page.at(-1)?.number) : null };
  },
  async readVersion(ctx, { versionId, language }) {
    const version = await versionOf(ctx, versionId);
    const current = await currentVersion(ctx.db);
    return { ...(await coreOf(ctx, version, language)), isCurrent: current?.id === version.id };
  },
  async readVersionChanges(ctx, { versionId }) {
    const version = await versionOf(ctx, versionId);
    return comparison(
      ctx,
      await objectsBefore(ctx, version),
      await objectsOf(ctx.db, version.id),
      await retirementsOf(ctx.db, version.id),
    );
  },
  async listRoleFamilies(ctx) {
    return { roleFamilies: await roleFamilies(ctx.db) };
  },
};

/** A published version as the contract shows it. */
export function versionView(row: PublishedRow) {
  const { id, number, note, publishedAt, publishedBy, publisherName, restoredNumber } = row;
  return {
    id,
    note,
    restoredNumber,
    // The table's own check: a published version has both.
    number: number ?? 0,
    publishedAt: publishedAt ?? '',
    publishedBy: publishedBy === null ? null : { id: publishedBy, name: publisherName },
  };
}

/** A published version; drafts and discarded ones are not found, whoever asks. */
async function versionOf(ctx: Context, versionId: string): Promise<PublishedRow> {
  return (await publishedVersion(ctx.db, versionId)) ?? refuse('not_found', 'brand.version_not_found');
}

async function objectsBefore(ctx: Context, version: PublishedRow): Promise<readonly BrandObject[]> {
  const earlier = await currentVersion(ctx.db, version.number ?? 0);
  return earlier ? objectsOf(ctx.db, earlier.id) : [];
}

async function coreOf(ctx: Context, version: PublishedRow | undefined, wished: Language | undefined) {
  const first = (await organisationOf(ctx)).language;
  const language = wished ?? ctx.actor.language;
  const objects = version ? await objectsOf(ctx.db, version.id) : [];
  const promises = objects.flatMap(({ content }) => (content.kind === 'promise' ? [content] : []));
  const fileIds = promises.flatMap(({ proofs }) => proofs.flatMap(({ fileId }) => fileId ?? []));
  const files = await filesOf(ctx.db, fileIds);
  const reading = readingOf(objects, {
    language,
    first,
    names: await namesOf(
      ctx,
      promises.flatMap(({ ownerId }) => ownerId ?? []),
    ),
    files: new Map(files.map((file) => [file.id, file])),
  });
  const retirements = version ? await retirementsOf(ctx.db, version.id) : [];
  const earlier = version && retirements.length > 0 ? await objectsBefore(ctx, version) : [];
  return {
    ...reading,
    version: version ? versionView(version) : null,
    language,
    retired: withTitles(retirements, earlier).map(({ objectId, title, kind, reason }) => ({
      id: objectId,
      kind,
      reason,
      title: editionFor(title, language, first),
    })),
    yourRoleFamily: ctx.actor.personId ? await roleFamilyOf(ctx.db, ctx.actor.personId) : null,
    can: { edit: mayEdit(ctx) },
  };
}
