import { readdirSync, readFileSync } from 'node:fs';
import { locateCluster } from '#platform/postgres/cluster.ts';
import { findPostmaster } from '#platform/postgres/postmaster.ts';

/** CPU milliseconds of this process, its threads, and the database server with its children, until now. */
export async function cpuMeter(directory: string): Promise<() => number> {
  const postmaster = await findPostmaster(await locateCluster(directory));
  const own = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  return () => own() + (postmaster ? cpuOfFamily(postmaster.pid) : 0);
}

const MILLIS_PER_TICK = 10;

/** From /proc (Linux): a process, what its children that ended have used, and those that are there. */
function cpuOfFamily(pid: number): number {
  let ticks = 0;
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      const [parent = 0, user = 0, system = 0, ended = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
        (at) => fields[at],
      );
      if (Number(name) === pid) ticks += user + system + ended + endedSystem;
      else if (parent === pid) ticks += user + system;
    } catch {
      // It ended while we looked; its time is the postmaster's now.
    }
  }
  return ticks * MILLIS_PER_TICK;
}
