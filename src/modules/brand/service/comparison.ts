import { namesOf } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import { type BrandObject, titleOf } from '../domain/content.ts';
import { compareObjects, reorderedKinds } from '../domain/difference.ts';
import { filesOf } from '../store/file.ts';
import type { Retirement } from '../store/retirement.ts';

/** Two versions side by side, with the names of everything that the changes mention. */
export async function comparison(
  ctx: Context,
  before: readonly BrandObject[],
  after: readonly BrandObject[],
  retirements: readonly Retirement[],
) {
  const objects = compareObjects(before, after);
  const ids = [
    ...new Set(
      objects.flatMap(({ fields }) =>
        fields.flatMap((field) =>
          field.type === 'fact' && field.field !== 'link' && field.field !== 'roleFamily'
            ? [field.before, field.after].filter((fact) => typeof fact === 'string')
            : [],
        ),
      ),
    ),
  ];
  const values = [...before, ...after].filter(({ id }) => ids.includes(id));
  const names = {
    ...(await namesOf(ctx, ids)),
    ...Object.fromEntries((await filesOf(ctx.db, ids)).map(({ id, name }) => [id, name])),
    ...Object.fromEntries(values.map(({ id, content }) => [id, Object.values(titleOf(content))[0] ?? ''])),
  };
  return {
    objects,
    reordered: reorderedKinds(before, after),
    retired: withTitles(retirements, [...after, ...before]),
    names,
  };
}

/** Retirements with what the object was called. */
export function withTitles<R extends { objectId: string }>(
  retirements: readonly R[],
  objects: readonly BrandObject[],
) {
  return retirements.map((retirement) => {
    const object = objects.find(({ id }) => id === retirement.objectId);
    return { ...retirement, title: object ? titleOf(object.content) : {} };
  });
}
