import type { Grant } from '#kernel/roles.ts';
import { READERS, WRITERS } from '../contract/measure.ts';

/** Who asks: their person and the roles that they hold. */
export interface Asker {
  readonly personId: string | null;
  readonly grants: readonly Grant[];
}

/** Whether they may enter readings, plan experiments and freeze reports: a role in one unit is not enough. */
export const canWrite = ({ grants }: Asker): boolean =>
  grants.some(({ role, unitId }) => unitId === null && WRITERS.some((one) => one === role));

/** Whether they may read what has not been shared with everyone. */
export const canReadAll = ({ grants }: Asker): boolean =>
  grants.some(({ role }) => READERS.some((one) => one === role));
