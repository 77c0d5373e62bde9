import type { TestApp } from '../app.ts';
import type { Finding } from './finding.ts';
import type { SealedRun } from './sealed-wave.ts';

/**
 * T9: puts the labelled answers back together by their place in the file, and joins them with the unlabelled ballots whose
 * answers are equal; a ballot of which the label is known is one of fewer people. By chance as many are right as the largest unit has. In the
 * weakened box a planted number keeps the order of arrival.
 */
export async function attackJoin(
  app: TestApp,
  { waveId, people }: SealedRun,
  against: Finding['against'],
): Promise<Finding> {
  const labels = new Map(
    people.map(({ ballot, voter }) => [
      ballot,
      voter.purse.tokens.find(({ view }) => view === 'org')?.labelId,
    ]),
  );
  const { rows: cells } = await app.database.pool.query<{ itemId: string; labelId: string; answer: unknown }>(
    `select item_id as "itemId", label_id as "labelId", answer from listening_ballot_cell
     where wave_id = $1 and view = 'org' order by ${against === 'weakened' ? 'planted_number' : 'ctid'}`,
    [waveId],
  );
  const byItem = [...Map.groupBy(cells, ({ itemId }) => itemId).values()];
  const { rows: ballots } = await app.database.pool.query<{ id: string; answers: Record<string, unknown> }>(
    `select encode(id, 'hex') as id, answers from listening_ballot where wave_id = $1 and view = 'core' order by ${against === 'weakened' ? 'planted_number' : 'ctid'}`,
    [waveId],
  );
  let [right, claimed] = [0, 0];
  for (const [at, first] of (byItem[0] ?? []).entries()) {
    const parts = byItem.map((list) => list[at]);
    if (parts.some((part) => part?.labelId !== first.labelId)) continue;
    // Among ballots with these answers, the one that lies nearest to the same place.
    const fitting = ballots
      .map((ballot, place) => ({ ballot, far: Math.abs(place - at) }))
      .filter(({ ballot }) => parts.every((part) => part && same(ballot.answers[part.itemId], part.answer)))
      .sort((left, other) => left.far - other.far);
    const guess = fitting[0]?.ballot.id;
    if (!guess) continue;
    claimed++;
    if (labels.get(guess) === first.labelId) right++;
  }
  const sizes = [...Map.groupBy(labels.values(), (label) => label).values()].map(({ length }) => length);
  const chance = Math.max(...sizes) / people.length;
  const rate = claimed === 0 ? chance : right / claimed;
  const error = Math.sqrt((chance * (1 - chance)) / Math.max(1, claimed));
  const isChance = rate - chance <= 2 * error;
  return {
    attack: 'T9',
    against,
    people: people.length,
    value: rate,
    measure: `of ${claimed} joined ballots under their right label (by chance ${chance.toFixed(2)})`,
    advantage: isChance ? 0 : rate - chance,
    passed: isChance,
  };
}

const same = (left: unknown, right: unknown) =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
