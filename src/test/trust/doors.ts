import { seededRandom } from '#kernel/disclosure/example-organisation.ts';
import { newRandomId } from '#kernel/ids.ts';
import { listeningContract as contract } from '#modules/listening/contract.ts';
import type { TestApp, Visitor } from '../app.ts';
import type { Finding } from './finding.ts';

/** What the judge knows of a published wave: the groups of which nothing may be told. */
interface Hidden {
  readonly groups: ReadonlySet<string>;
}

/**
 * T3: asks every door of the results with filters drawn by lot (groups that are shown, withheld, put together, made up;
 * every view and item) until so many numbers came out; counts those that are about a withheld group or figure.
 */
export async function attackDoors(
  app: TestApp,
  {
    waveId,
    readers,
    values: wanted,
    seed,
    isWeakened = false,
  }: { waveId: string; readers: readonly Visitor[]; values: number; seed: number; isWeakened?: boolean },
): Promise<Finding> {
  const draw = seededRandom(seed);
  const hidden = await hiddenOf(app, waveId);
  if (hidden.groups.size === 0)
    throw new Error('Nothing is withheld in this wave: the attack could not fail.');
  const { rows: groups } = await app.database.pool.query<{ key: string }>(
    'select group_key as key from listening_result_group where wave_id = $1',
    [waveId],
  );
  const keys = [...groups.map(({ key }) => key), newRandomId(), 'everyone'];
  const { rows: asked } = await app.database.pool.query<{ id: string }>(
    'select distinct item_id as id from listening_figure where wave_id = $1',
    [waveId],
  );
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] ?? (list[0] as T);
  let [seen, outside] = [0, 0];
  for (let turn = 0; seen < wanted && turn < wanted; turn++) {
    const reader = pick(readers);
    const group = draw() < 0.8 ? pick(keys) : `${pick(keys)}+${pick(keys)}`;
    const answer = await askedAt(reader, {
      waveId,
      group,
      itemId: pick(asked).id,
      door: Math.floor(draw() * 6),
    });
    if (!answer) continue;
    const told = isWeakened
      ? { ...answer, group: { key: [...hidden.groups][0] ?? '', answered: 3 } }
      : answer;
    for (const { key, count } of numbersIn(told, null)) {
      seen += count;
      if (hidden.groups.has(key)) outside += count;
    }
  }
  return {
    attack: 'T3',
    against: isWeakened ? 'weakened' : 'inward',
    people: readers.length,
    value: outside,
    measure: `of ${seen} values from six doors are of withheld groups`,
    advantage: seen === 0 ? 1 : outside / seen,
    passed: outside === 0 && seen >= wanted,
  };
}

async function hiddenOf(app: TestApp, waveId: string): Promise<Hidden> {
  const { rows } = await app.database.pool.query<{ key: string }>(
    'select group_key as key from listening_result_group where wave_id = $1 and withheld is not null',
    [waveId],
  );
  return { groups: new Set(rows.map(({ key }) => key)) };
}

async function askedAt(
  reader: Visitor,
  { waveId, group, itemId, door }: { waveId: string; group: string; itemId: string; door: number },
): Promise<object | null> {
  const doors = [
    () => reader.call(contract.readResults, { waveId, group }),
    () => reader.call(contract.readResultMap, { waveId }),
    () => reader.call(contract.readResultTrend, { waveId, itemId, group }),
    () => reader.call(contract.listResultComments, { waveId, group }),
    async () => JSON.parse(await (await reader.call(contract.exportResultPackage, { waveId })).text()),
    async () => tableOf(await (await reader.call(contract.exportResultTable, { waveId })).text()),
  ];
  try {
    return (await doors[door]?.()) ?? null;
  } catch {
    // Refused: nothing was told.
    return null;
  }
}

/** The lines of the CSV as objects, so that they are searched like JSON. */
function tableOf(csv: string): object {
  const [head = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = head.split(/[,;]/);
  return {
    rows: lines.map((line) =>
      Object.fromEntries(line.split(/[,;]/).map((cell, at) => [names[at] ?? at, cell])),
    ),
  };
}

interface Told {
  readonly key: string;
  readonly count: number;
}

/** The numbers of an answer, each with the group that it is said of. */
function numbersIn(value: unknown, key: string | null): Told[] {
  if (typeof value === 'number') return [{ key: key ?? 'everyone', count: 1 }];
  if (Array.isArray(value)) return value.flatMap((one) => numbersIn(one, key));
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Readonly<Record<string, unknown>>;
  const own =
    typeof record['key'] === 'string'
      ? record['key']
      : typeof record['group'] === 'string'
        ? record['group']
        : key;
  // What is asked for but withheld is named with its reason and head count, which is no secret.
  return Object.entries(record).flatMap(([name, inner]) => {
    return ['insteadOf', 'people', 'invited', 'withheld', 'version', 'number'].includes(name)
      ? []
      : numbersIn(inner, own);
  });
}
