import { expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { BALLOT_BYTES } from './contract/ballot.ts';
import { listeningContract as contract } from './contract.ts';
import { itemId } from './fixtures/items.ts';
import { createSurvey, drawer, opened, staff, type Voter } from './fixtures/open-wave.ts';
import { drawTokens, OtherManifestError, padded, putIntoEnvelopes, readWave } from './web/ballot-client.ts';
import { passingPurses } from './web/ballot-store.ts';

const app = await testApp();
await createOrganisation(app.db);
const planner = await app.person(['planner']);
const { unitId } = await staff(app, 26);
const [aino, bea] = [await app.person([], { unitId }), await app.person([], { unitId })];

const open = async () => (await opened(app, planner, { surveyId: await createSurvey(app) })).id;

test('a device refuses another manifest than that of its invitation, and a signature of another key', async () => {
  const waveId = await open();
  const voter = await drawer(app, bea, waveId);
  const { hash, manifest } = await readWave(voter.wire, { waveId, hash: voter.purse.hash });
  expect(hash).toBe(voter.purse.hash);
  const marked = {
    ...voter.wire,
    readPublicWave: async () => ({
      ...(await voter.wire.readPublicWave({ waveId })),
      manifest: { ...manifest, organisation: 'Marked' },
    }),
  };
  await expect(readWave(marked, { waveId, hash })).rejects.toThrow(OtherManifestError);
  const { waves } = await aino.call(contract.listMyWaves, {});
  const labels = waves.find(({ id }) => id === waveId)?.labels ?? [];
  const crossed = {
    ...voter.wire,
    drawTokens: async (input: Parameters<Voter['wire']['drawTokens']>[0]) => {
      const { signatures } = await aino.call(contract.drawTokens, input);
      return {
        signatures: signatures.map((one, at) => ({
          ...one,
          signature: signatures[(at + 1) % 3]?.signature ?? '',
        })),
      };
    },
  };
  await expect(
    drawTokens({ wire: crossed, store: passingPurses() }, { manifest, hash, labels }),
  ).rejects.toMatchObject({
    // Of another key it may not even be a number below the modulus.
    fault: expect.stringMatching(/^(bad-signature|out-of-range)$/),
  });
});

test('ballots leave in random order and at one length, whatever was written', async () => {
  const waveId = await open();
  const voter = await drawer(app, bea, waveId);
  const orders = new Set<string>();
  for (const words of ['', 'x'.repeat(1900)]) {
    for (let turn = 0; turn < 12; turn += 1) {
      const sitting = {
        answers: { [itemId(0)]: 3 },
        words: words ? { [itemId(2)]: words } : {},
        language: 'en' as const,
        under: {},
      };
      const { waiting } = await putIntoEnvelopes(
        { store: voter.store },
        { purse: voter.purse, manifest: voter.manifest, sitting },
      );
      expect(waiting.map((one) => JSON.stringify(one).length)).toEqual([
        BALLOT_BYTES,
        BALLOT_BYTES,
        BALLOT_BYTES,
      ]);
      orders.add(waiting.map(({ signature }) => signature).join());
    }
  }
  expect(orders.size).toBeGreaterThan(2);
  const { input, signature } = voter.purse.tokens[0] ?? { input: '', signature: '' };
  expect(
    JSON.stringify(padded({ input, signature, language: 'en', answers: { [itemId(2)]: 'ä'.repeat(2000) } }))
      .length,
  ).toBeLessThan(BALLOT_BYTES);
});
