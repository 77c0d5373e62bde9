import { ballotInput } from '#kernel/ballot/ballot-input.ts';
import { toBase64url } from '#kernel/ballot/base64url.ts';
import { secureRandom } from '#kernel/ballot/random-bytes.ts';
import { listeningContract as contract } from '#modules/listening/contract.ts';
import { itemId } from '#modules/listening/fixtures/items.ts';
import { drawer } from '#modules/listening/fixtures/open-wave.ts';
import { drawTokens, readWave } from '#modules/listening/web/ballot-client.ts';
import { passingPurses } from '#modules/listening/web/ballot-store.ts';
import type { TestApp } from '../app.ts';
import type { Finding } from './finding.ts';
import type { SealedRun } from './sealed-wave.ts';

/**
 * T8 while the wave is open: what nobody may do, each tried through the real doors. A try succeeds when it is taken.
 * The weakened variant is a device that does not compare the manifest with the invitation: then key tagging works.
 */
export async function attackBox(app: TestApp, run: SealedRun): Promise<Finding[]> {
  const [victim, other] = [run.people[0], run.people.find(({ unitId }) => unitId !== run.people[0]?.unitId)];
  if (!victim || !other) throw new Error('There must be voters of two units.');
  const paper = (person: typeof victim, view: string) => {
    const token = person.voter.purse.tokens.find((one) => one.view === view);
    return {
      input: token?.input ?? '',
      signature: token?.signature ?? '',
      language: 'en' as const,
      answers: { [itemId(0)]: 1 },
    };
  };
  const before = await ballotsOf(app, run.waveId);
  const [own, core, foreign] = [paper(victim, 'org'), paper(victim, 'core'), paper(other, 'org')];
  const ownLabels = victim.voter.manifest.views.find(({ name }) => name === 'org')?.labels ?? [];
  const altered = `${own.signature[0] === 'A' ? 'B' : 'A'}${own.signature.slice(1)}`;
  const cast = (ballot: object) => isTaken(app.nobody.call(contract.castBallot, ballot as never));
  const tries = [
    cast({ ...own, signature: altered }),
    cast({ ...own, signature: core.signature }),
    cast({ ...own, input: foreign.input }),
    cast({ ...own, answers: { [itemId(0)]: 99 } }),
    cast({ ...own, under: foreignLabel(other) }),
    ...ownLabels.map(({ id: label }) => {
      const input = toBase64url(ballotInput({ wave: run.waveId, view: 'org', label }, secureRandom));
      return cast({ ...own, input });
    }),
    // A second set of tokens, and one drawn under the label of others.
    isTaken(drawer(app, victim.visitor, run.waveId)),
    isTaken(
      victim.visitor.call(contract.drawTokens, {
        waveId: run.waveId,
        tokens: [{ view: 'org', labelId: foreignLabel(other), blinded: 'A'.repeat(342) }],
      }),
    ),
    isTaken(tagged(victim, true)),
  ];
  const taken = (await Promise.all(tries)).filter(Boolean).length;
  // Replaying a true ballot replaces it; it must not count twice.
  await app.nobody.call(contract.castBallot, own);
  const more = (await ballotsOf(app, run.waveId)) - before;
  const measure = `of ${tries.length} forbidden acts were taken, ${more} ballots more than tokens`;
  const accepted = taken + Math.max(0, more);
  const careless = (await isTaken(tagged(victim, false))) ? 1 : 0;
  return [
    {
      attack: 'T8',
      against: 'inward',
      people: run.people.length,
      value: accepted,
      measure,
      advantage: accepted / tries.length,
      passed: accepted === 0,
    },
    {
      attack: 'T8',
      against: 'weakened',
      people: run.people.length,
      value: careless,
      measure: 'key tagging by a manifest of its own, the device not comparing hashes',
      advantage: careless,
      passed: careless === 0,
    },
  ];
}

function foreignLabel({ voter }: SealedRun['people'][number]): string {
  return voter.purse.tokens.find(({ view }) => view === 'org')?.labelId ?? '';
}

/** A server that gives one person a manifest of its own, to know the person's ballots by their keys. */
async function tagged({ voter }: SealedRun['people'][number], compares: boolean): Promise<void> {
  const { wire, manifest, purse } = voter;
  const marked = { ...manifest, organisation: `${manifest.organisation} ` };
  const lying = {
    ...wire,
    readPublicWave: async (input: { waveId: string }) => ({
      ...(await wire.readPublicWave(input)),
      manifest: marked,
    }),
  };
  if (compares) {
    await readWave(lying, { waveId: purse.waveId, hash: purse.hash });
    return;
  }
  const signing = {
    ...lying,
    drawTokens: async () => ({
      signatures: purse.tokens.map(({ view, signature }) => ({ view, signature })),
    }),
  };
  // Asks for nothing new: what matters is that the device goes on with the marked manifest.
  await drawTokens(
    { wire: signing, store: passingPurses() },
    { manifest: marked, hash: purse.hash, labels: [] },
  );
}

async function isTaken(act: Promise<unknown>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch {
    return false;
  }
}

async function ballotsOf(app: TestApp, waveId: string): Promise<number> {
  const { rows } = await app.database.pool.query<{ count: number }>(
    'select count(*)::int as count from listening_ballot where wave_id = $1',
    [waveId],
  );
  return rows[0]?.count ?? 0;
}
