/** What is wrong with a ballot, a key or a manifest; the caller turns it into a translated sentence. */
export type BallotFault =
  | 'bad-key'
  | 'bad-length'
  | 'out-of-range'
  | 'bad-input'
  | 'bad-signature'
  | 'bad-manifest'
  | 'bad-random';

/** Thrown for material that came from outside and cannot be used; the message says what was expected. */
export class BallotError extends Error {
  readonly fault: BallotFault;

  constructor(fault: BallotFault, message: string) {
    super(message);
    this.name = 'BallotError';
    this.fault = fault;
  }
}
