import { type FormEvent, useId, useState } from 'react';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { readTypedCode } from '../domain/code.ts';
import classes from './code.module.css';

interface CodeEntryProps {
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onCode: (code: string) => void;
}

/** The place to type a printed code. Its shape is judged here; spaces, hyphens and case do not matter. */
export function CodeEntry({ error, isPending, onCode }: CodeEntryProps) {
  const t = useT();
  const hint = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const code = readTypedCode(typed);
    if (!code) return setProblem(t('listening:codes.notACode'));
    setProblem(null);
    onCode(code);
  };
  return (
    <form onSubmit={send} className={classes['entry']} noValidate>
      <TextField
        label={t('listening:codes.label')}
        description={<span id={hint}>{t('listening:codes.hint')}</span>}
        value={typed}
        error={problem}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="XXXX-XXXX-XXXX-XXXX"
        classNames={{ input: classes['input'] ?? '' }}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {error && <Failure error={error} />}
      <Button type="submit" kind="primary" wide="always" pending={isPending && t('listening:codes.looking')}>
        {t('listening:codes.begin')}
      </Button>
    </form>
  );
}
