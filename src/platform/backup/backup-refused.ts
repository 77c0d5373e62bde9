/** A backup or restore that was not done; nothing was changed, and the message is the one sentence for the operator. */
export class BackupRefused extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'BackupRefused';
  }
}
