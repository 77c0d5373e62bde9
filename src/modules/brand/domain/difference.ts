import { LANGUAGES } from '#kernel/language.ts';
import { diffWords } from '#kernel/text-diff.ts';
import type { Content, LastingKind } from '../contract/content.ts';
import type { FieldChange, ObjectChange } from '../contract/difference.ts';
import { type BrandObject, LISTS, type TextSlot, textsOf, titleOf } from './content.ts';

type Fact = Extract<FieldChange, { type: 'fact' }>['before'];

/** What one version changed from another, object by object: texts word by word, facts with before and after. */
export function compareObjects(
  before: readonly BrandObject[],
  after: readonly BrandObject[],
): ObjectChange[] {
  const old = byId(before);
  const fresh = byId(after);
  const kept = after.map((object) => changeOf(old.get(object.id), object));
  const gone = before.filter(({ id }) => !fresh.has(id)).map((object) => changeOf(object, undefined));
  return [...kept, ...gone].filter((change) => change !== undefined);
}

/** The kinds whose common objects stand in another order. */
export function reorderedKinds(before: readonly BrandObject[], after: readonly BrandObject[]): LastingKind[] {
  return (['value', 'promise'] as const).filter((kind) => {
    const order = (here: readonly BrandObject[], there: readonly BrandObject[]) =>
      here
        .filter((object) => object.kind === kind && byId(there).has(object.id))
        .map(({ id }) => id)
        .join();
    return order(before, after) !== order(after, before);
  });
}

/** Whether two versions say the same in every language, in the same order, and found their editions right at the same times. */
export function isSameCore(before: readonly BrandObject[], after: readonly BrandObject[]): boolean {
  const told = (objects: readonly BrandObject[]) =>
    JSON.stringify(objects.map(({ id, content }) => [id, facts(content), textsOf(content)]));
  return told(before) === told(after);
}

const byId = (objects: readonly BrandObject[]) => new Map(objects.map((object) => [object.id, object]));

function changeOf(before: BrandObject | undefined, after: BrandObject | undefined): ObjectChange | undefined {
  const object = after ?? before;
  if (!object) return undefined;
  const fields = [
    ...textChanges(before?.content, after?.content),
    ...factChanges(before?.content, after?.content),
    ...orderChanges(before?.content, after?.content),
  ];
  const change = !before ? 'added' : !after ? 'removed' : 'changed';
  if (change === 'changed' && fields.length === 0) return undefined;
  return { objectId: object.id, kind: object.kind, change, title: titleOf(object.content), fields };
}

const placeOf = ({ field, elementId }: { field: string; elementId: string | null }) =>
  `${field}/${elementId}`;

function textChanges(before: Content | undefined, after: Content | undefined): FieldChange[] {
  const old = new Map((before ? textsOf(before) : []).map((slot) => [placeOf(slot), slot]));
  const fresh = new Map((after ? textsOf(after) : []).map((slot) => [placeOf(slot), slot]));
  return [...new Map([...fresh, ...old])].flatMap(([place, { field, elementId }]) => {
    const editions = editionChanges(old.get(place), fresh.get(place));
    return editions.length > 0 ? [{ type: 'text' as const, field, elementId, editions }] : [];
  });
}

function editionChanges(before: TextSlot | undefined, after: TextSlot | undefined) {
  return LANGUAGES.flatMap((language) => {
    const old = before?.written[language]?.text ?? '';
    const fresh = after?.written[language]?.text ?? '';
    return old === fresh ? [] : [{ language, parts: diffWords(old, fresh) }];
  });
}

/** What is not a text, by place; a value kept is a place of its own, so that each shows as come or gone. */
function facts(content: Content | undefined): [place: string, Fact][] {
  if (content?.kind === 'value')
    return content.behaviours.map(({ id, roleFamily }) => [`roleFamily/${id}`, roleFamily]);
  if (content?.kind !== 'promise') return [];
  return [
    ['ownerId/null', content.ownerId],
    ['audienceId/null', content.audienceId],
    ...content.keeps.map((valueId): [string, Fact] => [`keeps/${valueId}`, valueId]),
    ...content.proofs.flatMap(({ id, link, fileId, budget }): [string, Fact][] => [
      [`link/${id}`, link],
      [`fileId/${id}`, fileId],
      [`budget/${id}`, budget],
    ]),
  ];
}

function factChanges(before: Content | undefined, after: Content | undefined): FieldChange[] {
  const old = new Map(facts(before));
  const fresh = new Map(facts(after));
  return [...new Map([...fresh, ...old]).keys()].flatMap((place) => {
    const was = old.get(place) ?? null;
    const is = fresh.get(place) ?? null;
    const same = typeof was === 'object' ? JSON.stringify(was) === JSON.stringify(is) : was === is;
    const [field = '', elementId = ''] = place.split('/');
    const element = elementId === 'null' || field === 'keeps' ? null : elementId;
    return same ? [] : [{ type: 'fact' as const, field, elementId: element, before: was, after: is }];
  });
}

function orderChanges(before: Content | undefined, after: Content | undefined): FieldChange[] {
  return LISTS.filter((field) => {
    const old = elementIds(before, field);
    const fresh = elementIds(after, field);
    const common = (ids: readonly string[], others: readonly string[]) =>
      ids.filter((id) => others.includes(id)).join();
    return common(old, fresh) !== common(fresh, old);
  }).map((field) => ({ type: 'order' as const, field, elementId: null }));
}

function elementIds(content: Content | undefined, list: string): string[] {
  const slots = content ? textsOf(content) : [];
  return slots.flatMap(({ field, elementId }) => (field === list && elementId ? [elementId] : []));
}
