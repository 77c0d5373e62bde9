import { listeningContract as contract } from '#modules/listening/contract.ts';
import { closeWave } from '#modules/listening/service/closing.ts';
import type { TestApp } from '../app.ts';
import { attackBox } from './abuse.ts';
import { attackComments } from './comments.ts';
import { attackDoors } from './doors.ts';
import type { Finding } from './finding.ts';
import { attackFileOrder, attackFiles, plantAudit } from './forensic.ts';
import { attackJoin } from './joining.ts';
import { attackCopies, attackTiming } from './linking.ts';
import { attackIntervals, attackPublication, attackWaves } from './publications.ts';
import { runSealedWave, type SealedRun } from './sealed-wave.ts';

export interface SuiteSize {
  /** Generated organisations for T1, T11 and U1. */
  readonly publications: readonly Parameters<typeof attackPublication>[0][];
  readonly intervals: readonly Parameters<typeof attackIntervals>[0][];
  readonly waves: readonly Parameters<typeof attackWaves>[0][];
  /** Voters in each of three units of the running product; at least twelve, or their labels are merged. */
  readonly perUnit: number;
  readonly hours: number;
  /** Values to be read through the doors of the results. */
  readonly values: number;
}

/** What `npm test` runs. */
export const SHORT: SuiteSize = {
  publications: [{ people: 49, seed: 7, cut: 'triples' }],
  intervals: [{ people: 49, seed: 7, cut: 'pairs' }],
  waves: [{ people: 49, seed: 7, cut: 'pairs' }],
  perUnit: 13,
  hours: 3,
  values: 500,
};

/** What `npm run trust` runs. */
export const FULL: SuiteSize = {
  publications: [
    { people: 49, seed: 7, cut: 'triples' },
    { people: 495, seed: 7, cut: 'pairs' },
    { people: 1470, seed: 7, cut: 'single' },
    { people: 12_000, seed: 7, cut: 'labels' },
  ],
  intervals: [
    { people: 49, seed: 7, cut: 'pairs' },
    { people: 495, seed: 7, cut: 'single' },
    { people: 1470, seed: 7, cut: 'labels' },
  ],
  waves: [
    { people: 49, seed: 7, cut: 'pairs' },
    { people: 495, seed: 7, cut: 'single' },
  ],
  perUnit: 20,
  hours: 4,
  values: 10_000,
};

/** The attacks on what is published: pure, on generated organisations. */
export async function attackPublications({ publications, intervals, waves }: SuiteSize): Promise<Finding[]> {
  const findings = [...publications.flatMap(attackPublication), ...waves.flatMap(attackWaves)];
  for (const wish of intervals) findings.push(...(await attackIntervals(wish)));
  return [...findings, attackComments('inward'), attackComments('weakened')];
}

/** The attacks on the running product: a wave from the first token to its results, and the same with a careless box. */
export async function attackProduct(app: TestApp, { perUnit, hours, values }: SuiteSize): Promise<Finding[]> {
  const run = await runSealedWave(app, { perUnit, hours, seed: 3 });
  const findings: Finding[] = [
    ...(await attackLinks(app, run, { perUnit, hours })),
    ...(await attackBox(app, run)),
  ];
  await run.planner.call(contract.closeWave, { waveId: run.waveId, reason: 'Everybody has answered' });
  await closeWave(app.context(), { waveId: run.waveId });
  findings.push(await attackFiles(app, run, 'inward'), await attackFileOrder(app, run, 'inward'));
  const readers = [
    await app.person(['representative']),
    run.planner,
    ...run.people.slice(0, 5).map(({ visitor }) => visitor),
  ];
  const doors = { waveId: run.waveId, readers, values, seed: 1 };
  findings.push(
    await attackDoors(app, doors),
    await attackDoors(app, { ...doors, values: 200, isWeakened: true }),
  );
  await plantAudit(app, run);
  findings.push(await attackFiles(app, run, 'weakened'));
  const careless = await runSealedWave(app, { perUnit, hours, seed: 4, weakened: true });
  findings.push(attackTiming(careless, 'weakened'), attackCopies(careless, 'weakened', 'after'));
  findings.push(await attackJoin(app, careless, 'weakened'));
  return findings;
}

/** So many fresh waves a guess must win before it is no luck: at one in twenty, one suite in thousands fails by chance. */
const WAVES_TO_CONFIRM = 3;

/** The attacks that guess. One that does better than chance is tried again on fresh waves, and stands if it wins in all. */
async function attackLinks(
  app: TestApp,
  first: SealedRun,
  { perUnit, hours }: Pick<SuiteSize, 'perUnit' | 'hours'>,
): Promise<Finding[]> {
  let findings = await guesses(app, first);
  for (let wave = 2; wave <= WAVES_TO_CONFIRM && findings.some(({ passed }) => !passed); wave++) {
    const again = await guesses(app, await runSealedWave(app, { perUnit, hours, seed: 3 + 10 * wave }));
    findings = findings.map((finding, at) => (finding.passed ? finding : (again[at] ?? finding)));
  }
  return findings;
}

async function guesses(app: TestApp, run: SealedRun): Promise<Finding[]> {
  return [
    attackTiming(run, 'inward'),
    attackCopies(run, 'inward', 'after'),
    attackCopies(run, 'inward', 'before'),
    await attackJoin(app, run, 'inward'),
  ];
}
