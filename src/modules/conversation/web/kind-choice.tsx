import { useId } from 'react';
import { useT } from '#web/i18n.ts';
import type { CaseKind } from '../contract/case.ts';
import { KINDS } from './kinds.ts';
import classes from './speak.module.css';

interface KindChoiceProps {
  readonly kinds?: readonly CaseKind[] | undefined;
  readonly value: CaseKind;
  readonly onChange: (kind: CaseKind) => void;
}

/** What it is: side by side on a desk, three and two on a phone. */
export function KindChoice({ kinds = KINDS, value, onChange }: KindChoiceProps) {
  const t = useT();
  const name = useId();
  return (
    <fieldset className={classes['kinds']} aria-label={t('conversation:speak.kind')}>
      {kinds.map((kind) => (
        <label key={kind}>
          <input type="radio" name={name} checked={kind === value} onChange={() => onChange(kind)} />
          {t(`conversation:kind.${kind}`)}
        </label>
      ))}
    </fieldset>
  );
}
