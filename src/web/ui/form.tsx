import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { Failure } from './failure.tsx';
import classes from './form.module.css';
import { Notice } from './notice.tsx';
import { ProblemError } from './problem.ts';
import { fieldText, prepareProblemText, problemText } from './problem-text.ts';
import type { DraftForm } from './use-draft-form.ts';
import { useWords } from './words.ts';

interface FormProps<V extends Record<string, unknown>> {
  readonly form: DraftForm<V>;
  /** Whose sentences the field errors are: the module of the endpoint. */
  readonly module: string;
  /** Sends; the form stays as it is when it throws. `save.mutateAsync(values)`. */
  readonly send: (values: V) => Promise<unknown>;
  /** The verb on the button: «Save the organisation». */
  readonly submit: string;
  /** Which field a path of the endpoint's input is, where the form is built otherwise. */
  readonly fieldOf?: (path: string) => string;
  /** Other buttons, after the first. */
  readonly others?: ReactNode;
  /** Errors this browser can find without asking: field → sentence. */
  readonly check?: (values: V) => Partial<Record<string, string>>;
  readonly children: ReactNode;
}

interface Found {
  readonly error: Error | null;
  readonly fields: readonly (readonly [path: string, sentence: string])[];
}

const NOTHING: Found = { error: null, fields: [] };

/**
 * A form whose errors stand beside their fields and in a summary that takes the focus. What was typed is kept until the
 * server has it.
 */
export function Form<V extends Record<string, unknown>>(props: FormProps<V>) {
  const { form, module, send, submit, others, check, fieldOf, children } = props;
  const t = useWords();
  const [pending, setPending] = useState(false);
  const [found, setFound] = useState(NOTHING);

  const refuse = (fields: Found['fields'], error: Error | null) => {
    form.setErrors(Object.fromEntries(fields));
    setFound({ fields, error });
  };

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const early = Object.entries(check?.(form.values) ?? {}).filter(isSaid);
    if (early.length > 0) return refuse(early, null);
    setPending(true);
    form.clearErrors();
    setFound(NOTHING);
    try {
      await send(form.values);
      form.forgetDraft();
    } catch (error) {
      await prepareProblemText(error);
      const problems = error instanceof ProblemError ? error.errors : [];
      const fields = problems.map(
        (problem) => [fieldOf?.(problem.path) ?? problem.path, fieldText(problem, module, t)] as const,
      );
      refuse(fields, error instanceof Error ? error : new Error(String(error)));
    } finally {
      setPending(false);
    }
  };

  return (
    <form noValidate className={classes['form']} onSubmit={onSubmit}>
      <FormErrors found={found} />
      {form.restored && form.isDirty() && (
        <p className={classes['restored']}>
          <span className="small">{t('web:form.restored')}</span>
          <button type="button" className="link" onClick={form.startOver}>
            {t('web:form.startOver')}
          </button>
        </p>
      )}
      {children}
      <div className={classes['actions']}>
        <Button type="submit" kind="primary" wide="phone" pending={pending && t('web:form.sending')}>
          {submit}
        </Button>
        {others}
      </div>
    </form>
  );
}

/** Two fields side by side where there is room. */
export function FieldPair({ children }: { children: ReactNode }) {
  return <div className={classes['pair']}>{children}</div>;
}

function FormErrors({ found: { error, fields } }: { found: Found }) {
  const t = useWords();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error || fields.length > 0) summary.current?.focus();
  }, [error, fields]);
  if (!error && fields.length === 0) return null;
  if (error && fields.length === 0)
    return (
      <div ref={summary} tabIndex={-1} data-summary="">
        <Failure error={error} />
      </div>
    );
  return (
    <Notice ref={summary} tone="harm" title={t('web:form.look', { count: fields.length })}>
      <ul>
        {fields.map(([path, sentence]) => (
          <li key={path}>
            <button type="button" className="inline-link" onClick={() => focusField(path)}>
              {t('web:form.problem', { field: labelOf(path), sentence })}
            </button>
          </li>
        ))}
        {error && !(error instanceof ProblemError && error.errors.length > 0) && (
          <li>{problemText(error, t)}</li>
        )}
      </ul>
    </Notice>
  );
}

function focusField(path: string): void {
  fieldAt(path)?.focus();
}

/** What the form calls a field: the summary stands apart from it. */
function labelOf(path: string): string {
  return fieldAt(path)?.labels?.[0]?.textContent ?? path;
}

function fieldAt(path: string): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`[data-path="${CSS.escape(path)}"]`);
}

function isSaid(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}
