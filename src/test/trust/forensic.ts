import type { TestApp } from '../app.ts';
import type { Finding } from './finding.ts';
import type { SealedRun } from './sealed-wave.ts';

/** Bytes around a ballot in which the id of a person would betray the voter: about two rows. */
const NEAR = 200;

/**
 * T7: the bytes of all files of the database and of its write-ahead log, searched for each ballot with its voter's id near by,
 * in binary and in text; beyond what the ids of other people do there by chance.
 */
export async function attackFiles(
  app: TestApp,
  { people }: SealedRun,
  against: Finding['against'],
): Promise<Finding> {
  await app.database.pool.query('checkpoint');
  const pieces = await filesOf(app);
  let [own, others, together] = [0, 0, 0];
  for (const [at, { ballot, visitor }] of people.entries()) {
    const stranger = people[(at + 7) % people.length]?.visitor.id ?? '';
    const windows = pieces.flatMap((piece) =>
      around(piece, [Buffer.from(ballot, 'hex'), Buffer.from(ballot)]),
    );
    together += windows.length;
    if (windows.some((window) => names(window, visitor.id))) own++;
    if (windows.some((window) => names(window, stranger))) others++;
  }
  if (together < people.length)
    throw new Error('The forensic search found fewer places than there were ballots.');
  // The difference of two counts; by chance within two standard deviations of 0.
  const isChance = own - others <= 2 * Math.sqrt(Math.max(1, own + others));
  return {
    attack: 'T7',
    against,
    people: people.length,
    value: own,
    measure: `ballots with their voter's id within ${NEAR} bytes (of somebody else: ${others}), in ${together} places`,
    advantage: isChance ? 0 : (own - others) / people.length,
    passed: isChance,
  };
}

/** T7, order: where the ids of ballots lie in the files that remain, against the order in which tokens were drawn. */
export async function attackFileOrder(
  app: TestApp,
  { people, waveId }: SealedRun,
  against: Finding['against'],
): Promise<Finding> {
  const { rows } = await app.database.pool.query<{ id: string }>(
    `select encode(id, 'hex') as id from listening_ballot_id where wave_id = $1 order by ctid`,
    [waveId],
  );
  const place = new Map(rows.map(({ id }, at) => [id, at]));
  const places = people.map(({ ballot }) => place.get(ballot) ?? -1);
  if (places.includes(-1)) throw new Error('A ballot is not in the published list.');
  const correlation = Math.abs(rankCorrelation(places));
  // 0.05 beyond what so few ballots do by chance (three standard errors).
  const passed = correlation < 0.05 + 3 / Math.sqrt(people.length - 1);
  return {
    attack: 'T7',
    against,
    people: people.length,
    value: correlation,
    measure: 'rank correlation of drawing and the published list',
    advantage: passed ? 0 : correlation,
    passed,
  };
}

/** A row that an audit log of a careless product would have. */
export async function plantAudit(app: TestApp, { people }: SealedRun): Promise<void> {
  await app.database.pool.query('create table planted_audit (person_id uuid, ballot bytea)');
  for (const { visitor, ballot } of people)
    await app.database.pool.query('insert into planted_audit values ($1, $2)', [
      visitor.id,
      Buffer.from(ballot, 'hex'),
    ]);
}

/** The files as the server itself reads them: its folder may be in another account. */
async function filesOf(app: TestApp): Promise<readonly Buffer[]> {
  const { rows } = await app.database.pool.query<{ path: string }>(`
    select folder || '/' || name as path
    from (select 'base/' || oid as folder from pg_database where datname = current_database()) as own,
      lateral pg_ls_dir(folder) as name
    union all select 'pg_wal/' || name from pg_ls_waldir()`);
  const pieces: Buffer[] = [];
  for (const { path } of rows) {
    const read = await app.database.pool.query<{ bytes: Buffer | null }>(
      'select pg_read_binary_file($1, 0, size, true) as bytes from pg_stat_file($1, true) where not isdir',
      [path],
    );
    const bytes = read.rows[0]?.bytes;
    if (bytes) pieces.push(bytes);
  }
  return pieces;
}

function around(piece: Buffer, needles: readonly Buffer[]): Buffer[] {
  const found: Buffer[] = [];
  for (const needle of needles) {
    for (let at = piece.indexOf(needle); at !== -1; at = piece.indexOf(needle, at + needle.length))
      found.push(piece.subarray(Math.max(0, at - NEAR), at + needle.length + NEAR));
  }
  return found;
}

function names(window: Buffer, personId: string): boolean {
  return window.includes(Buffer.from(personId.replaceAll('-', ''), 'hex')) || window.includes(personId);
}

/** Spearman's, of the positions with their order. */
function rankCorrelation(places: readonly number[]): number {
  const n = places.length;
  const order = [...places].sort((left, right) => left - right);
  const squares = places.reduce((sum, place, at) => sum + (order.indexOf(place) - at) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}
