import { afterEach, expect, test } from 'vitest';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';
import { crashRound, type Victim } from './postgres/crash-rounds.ts';

afterEach(removeTemporaryFolders);

test.each<Victim>(['node', 'postmaster', 'both'])(
  'no acknowledged write is lost when %s is killed in the middle of writes',
  async (victim) => {
    const dataDirectory = await temporaryFolder();
    for (const commits of [50, 250]) {
      const round = await crashRound({ dataDirectory, victim, commits });
      expect(round.acknowledged).toBeGreaterThanOrEqual(commits);
      expect(round.lost).toBe(0);
      expect(round.adopted).toBe(victim === 'node');
    }
  },
  90_000,
);
