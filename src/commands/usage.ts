/** The words of a command are off, or what it was pointed at; the message is one sentence for the operator. */
export class UsageError extends Error {}
