import type { Generated } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';

export interface NameHashTable {
  /** There is one row. */
  one: Generated<boolean>;
  salt: string;
  names: string;
  titles: string;
  madeAt: Instant;
}

declare module '#platform/database.ts' {
  interface Tables {
    listening_name_hash: NameHashTable;
  }
}
