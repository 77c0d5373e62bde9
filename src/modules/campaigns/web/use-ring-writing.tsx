import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { mergeEdits } from '#modules/plan/domain/merge.ts';
import { changedFields } from '#modules/plan/web/changed-fields.ts';
import { call, type Input } from '#web/client.ts';
import { forget } from '#web/query.ts';
import { isConflict } from '#web/ui/problem.ts';
import type { Ring } from './campaign-words.ts';
import { PartConflict } from './part-conflict.tsx';
import type { PartClash } from './use-part-writing.ts';

type RingFields = Omit<Input<'campaigns.changeRing'>, 'ringId' | 'version'>;
type Standing = Pick<
  Ring,
  'version' | 'name' | 'audienceId' | 'embargoUntil' | 'shareNeeded' | 'opensAt' | 'packet'
>;

/** Writes some fields of a ring; joined with what others changed in it meanwhile, or put beside it. */
export function useRingWriting(): {
  write: (ring: Standing & { readonly id: string }, mine: Partial<RingFields>) => Promise<boolean>;
  dialog: ReactNode;
} {
  const client = useQueryClient();
  const [clash, setClash] = useState<PartClash | null>(null);

  async function written(ringId: string, base: Standing, mine: Partial<RingFields>): Promise<boolean> {
    const { version, ...standing } = pick(base);
    try {
      await call('campaigns.changeRing', { ringId, version, ...standing, ...mine });
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      // Safe: a conflict of this endpoint carries the ring as it stands now.
      const theirs = error.detail['current'] as Standing;
      const changed: Record<string, unknown> = changedFields<object, Record<string, never>>(
        standing,
        // Safe: only compared.
        mine as Record<string, never>,
      );
      const { fields, clashes } = mergeEdits(standing, { mine: changed, theirs: { ...theirs } });
      if (clashes.length === 0) return written(ringId, theirs, fields);
      return new Promise((resolve, reject) =>
        setClash({
          names: clashes,
          mine: changed,
          theirs: { ...theirs },
          settle: (choice) => {
            setClash(null);
            if (choice === 'later') resolve(false);
            else
              written(ringId, theirs, choice === 'mine' ? { ...fields, ...changed } : fields).then(
                resolve,
                reject,
              );
          },
        }),
      );
    }
  }

  return {
    write: async (ring, mine) => {
      const isWritten = await written(ring.id, ring, mine);
      await forget(client, ['campaigns']);
      return isWritten;
    },
    dialog: clash && <PartConflict clash={clash} />,
  };
}

const pick = ({ version, name, audienceId, embargoUntil, shareNeeded, opensAt, packet }: Standing) => ({
  version,
  name,
  audienceId,
  embargoUntil,
  shareNeeded,
  opensAt,
  packet,
});
