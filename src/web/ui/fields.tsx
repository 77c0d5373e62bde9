import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/ActionIcon.layer.css';
import '@mantine/core/styles/PasswordInput.layer.css';
import './inputs.css';
import {
  PasswordInput,
  type PasswordInputProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { useWords } from './words.ts';

/** One line of text: `<TextField {...form.getInputProps('name')} label={…} />`. */
export function TextField(props: TextInputProps) {
  return <TextInput {...props} />;
}

/** Several lines of text; grows with what is typed. */
export function TextArea(props: TextareaProps) {
  return <Textarea autosize minRows={3} {...props} />;
}

/** A password, which can be looked at while typing. */
export function PasswordField(props: PasswordInputProps) {
  const t = useWords();
  return (
    <PasswordInput visibilityToggleButtonProps={{ 'aria-label': t('web:form.showPassword') }} {...props} />
  );
}
