import { call } from '#web/client.ts';
import type { BallotWire } from './ballot-client.ts';

/** The server, for somebody who is signed in; everything but the drawing goes without the session. */
export const signedInWire: BallotWire = {
  readPublicWave: (input) => call('listening.readPublicWave', input),
  drawTokens: (input) => call('listening.drawTokens', input),
  castBallot: (input) => call('listening.castBallot', input),
  listBallotIds: (input) => call('listening.listBallotIds', input),
};

/** The server, for whoever has a printed code. */
export const wireForCode = (code: string): BallotWire => ({
  ...signedInWire,
  drawTokens: (input) => call('listening.drawTokensForCode', { ...input, code }),
});
