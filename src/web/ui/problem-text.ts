import i18next from 'i18next';
import { type FieldProblem, ProblemError, UnreachableError } from './problem.ts';
import type { Words } from './words.ts';

/**
 * The sentence of a refusal: `people.organisation_not_founded` is `errors.organisation_not_founded` in the messages of
 * people; a code without a module is in ours. An unknown code, and a bug, get the sentence for the unexpected.
 */
export function problemText(error: Error, t: Words): string {
  if (error instanceof UnreachableError) return t('web:errors.unreachable');
  if (!(error instanceof ProblemError)) return t('web:errors.unexpected');
  const [module = '', reason] = error.code.includes('.') ? error.code.split('.') : ['web', error.code];
  return said(`${module}:errors.${reason}`, error.detail) ?? t('web:errors.unexpected');
}

/** The sentence beside a field. `module` may have its own for a code (`errors.fields.not_a_colour`). */
export function fieldText(
  { code, path: _path, ...parameters }: FieldProblem,
  module: string,
  t: Words,
): string {
  return (
    said(`${module}:errors.fields.${code}`, parameters) ??
    said(`web:errors.fields.${shapeOf(code, parameters)}`, parameters) ??
    t('web:errors.fields.invalid_value')
  );
}

/** Loads the sentences of a refusal from a module whose pages have not been open yet. */
export async function prepareProblemText(error: unknown): Promise<void> {
  if (error instanceof ProblemError && error.code.includes('.'))
    await i18next.loadNamespaces(error.code.slice(0, error.code.indexOf('.')));
}

/** A text that is too short by one letter is a field left empty. */
function shapeOf(code: string, { minimum }: Record<string, unknown>): string {
  return code === 'too_small' && minimum === 1 ? 'required' : code;
}

function said(key: string, parameters: Record<string, unknown>): string | undefined {
  return i18next.exists(key, parameters) ? String(i18next.t(key, parameters)) : undefined;
}
