import type { PasswordInputProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { call } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { PasswordField } from '#web/ui/fields.tsx';
import { StatusWord } from '#web/ui/marks.tsx';

interface NewPasswordFieldProps {
  /** `form.getInputProps('password')`; says nothing about how the form is made. */
  readonly field: Pick<PasswordInputProps, 'value' | 'error' | 'onChange' | 'onBlur' | 'onFocus'>;
  readonly label: string;
  /** What an attacker would know: name and address on the same form. */
  readonly details?: readonly string[];
}

const TYPING_MS = 350;

/** A password to be set, judged while it is typed by the same rule that will judge it at the end. */
export function NewPasswordField({ field, label, details = [] }: NewPasswordFieldProps) {
  const t = useT();
  const [password] = useDebouncedValue(String(field.value ?? ''), TYPING_MS);
  const judged = useQuery({
    queryKey: ['access.judgePassword', password, details],
    queryFn: ({ signal }) =>
      call('access.judgePassword', { password, details: details.filter(Boolean) }, { signal }),
    enabled: password.length > 0,
    // Passwords do not stay in memory longer than the form.
    gcTime: 0,
    placeholderData: (previous) => previous,
  });
  const reason = judged.data?.reasons[0];
  return (
    <div>
      <PasswordField
        {...field}
        label={label}
        description={t('access:password.advice')}
        autoComplete="new-password"
        maxLength={256}
      />
      <div role="status" aria-live="polite">
        {password && judged.data?.strong && (
          <StatusWord tone="works">{t('access:password.strong')}</StatusWord>
        )}
        {password && reason && <StatusWord tone="unsure">{t(`access:weakness.${reason}`)}</StatusWord>}
      </div>
    </div>
  );
}
