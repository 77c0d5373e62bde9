import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Verdict, verifyEvidence } from '#modules/delivery/domain/evidence.ts';
import type { Config } from '#platform/config.ts';
import { UsageError } from './usage.ts';

/** Checks a file of evidence line by line. Needs no database: whoever was given the file can check it. */
export async function verifyEvidenceCommand(_config: Config, args: readonly string[]): Promise<number> {
  const [file] = args;
  if (!file) throw new UsageError('Say which file: inward verify-evidence evidence.csv');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read: ${error.code ?? error.message}`);
  });
  const verdict = verifyEvidence(text, (part) => createHash('sha256').update(part).digest('hex'));
  console.log(sentenceOf(verdict, file));
  return verdict.sound ? 0 : 1;
}

function sentenceOf(verdict: Verdict, file: string): string {
  if (verdict.sound)
    return `${file} is as it was made: ${verdict.lines} acknowledgements, head ${verdict.head}.
Compare the head with the audit log (delivery.evidenceExported) to be sure that the whole chain was not made anew.`;
  const { line, reason } = verdict;
  switch (reason) {
    case 'not_evidence':
      return `${file} is not evidence that Inward has made, or its first lines were changed.`;
    case 'changed':
      return `${file} was changed: line ${line} does not follow from the lines before it.`;
    case 'incomplete':
      return `${file} is not complete: it breaks off at line ${line}.`;
    case 'more_after_the_end':
      return `${file} was added to: line ${line} stands after its end.`;
  }
}
