import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mergeEdits } from '#modules/plan/domain/merge.ts';
import { changedFields } from '#modules/plan/web/changed-fields.ts';
import { call, type Input } from '#web/client.ts';
import { forget } from '#web/query.ts';
import { isConflict } from '#web/ui/problem.ts';

export type WrittenPart = Input<'campaigns.writePart'>['part'];
type Content = Readonly<Record<string, unknown>>;

/** Two people changed the same of a part: what differs, until somebody chooses. */
export interface PartClash {
  readonly names: readonly string[];
  readonly mine: Content;
  readonly theirs: Content;
  readonly settle: (choice: 'mine' | 'theirs' | 'later') => void;
}

interface Edit {
  readonly partId: string;
  readonly version: number;
  /** The content as it was when the form was opened. */
  readonly base: Content;
  readonly part: WrittenPart;
}

/**
 * Writes parts of a brief. What somebody else changed meanwhile is joined with mine where it is something else, and put
 * beside it where it is the same, so that nothing of either is lost.
 */
export function usePartWriting() {
  const client = useQueryClient();
  const [clash, setClash] = useState<PartClash | null>(null);

  /** Whether it was written; false: left for later. What is wrong is thrown, to be said in the form. */
  async function write(edit: Edit): Promise<boolean> {
    const isWritten = await written(edit);
    await forget(client, ['campaigns']);
    return isWritten;
  }

  async function written({ partId, version, base, part }: Edit): Promise<boolean> {
    try {
      await call('campaigns.writePart', { partId, version, part });
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      // Safe: a conflict of this endpoint carries the part as it stands now.
      const current = error.detail['current'] as { version: number; content: Content };
      const theirs = current.content;
      const mine = changedFields(base, { ...part.content });
      const { fields, clashes } = mergeEdits(base, { mine, theirs });
      const again = (changed: Content) =>
        written({
          partId,
          version: current.version,
          base: theirs,
          // Safe: fields of two contents of the same kind make one of that kind; the server checks it anyway.
          part: { kind: part.kind, content: { ...theirs, ...changed } } as WrittenPart,
        });
      if (clashes.length === 0) return again(fields);
      return new Promise((resolve, reject) =>
        setClash({
          names: clashes,
          mine,
          theirs,
          settle: (choice) => {
            setClash(null);
            if (choice === 'later') resolve(false);
            else again(choice === 'mine' ? { ...fields, ...mine } : fields).then(resolve, reject);
          },
        }),
      );
    }
  }

  return { write, clash };
}
