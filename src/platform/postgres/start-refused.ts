/** A start that cannot succeed before the operator does something; the message is the one sentence that says what. */
export class StartRefused extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartRefused';
  }
}

/** The sentence for a full disk, which reaches us as an error of our own or as a line of the server's. */
export function diskFull(directory: string): StartRefused {
  return new StartRefused(
    `The disk that holds ${directory} is full: free at least 100 MB there and start again; what was committed is safe.`,
  );
}

/** The code of a failed system call (`ENOENT`, `EACCES`, …), an empty string for other errors. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
