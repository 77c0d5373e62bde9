import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';
import '#web/ui/inputs.css';
import { MultiSelect, type MultiSelectProps, TagsInput } from '@mantine/core';
import { useT } from '#web/i18n.ts';
import { useFloatingPlace } from '#web/ui/floating-place.ts';
import classes from './multi-select.module.css';

const LOOK = {
  root: classes['root'] ?? '',
  wrapper: classes['root'] ?? '',
  input: classes['input'] ?? '',
  inputField: classes['field'] ?? '',
  pill: classes['pill'] ?? '',
};

interface ManyProps extends Omit<MultiSelectProps, 'label' | 'placeholder'> {
  /** For a screen reader; the eye has the sentence around the field. */
  readonly label: string;
}

/** Several of many, found by typing; what is chosen stands in the field. */
export function Many({ label, ...rest }: ManyProps) {
  const t = useT();
  const empty = (rest.value?.length ?? 0) === 0;
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      limit={60}
      nothingFoundMessage={t('web:form.nothingFound')}
      comboboxProps={useFloatingPlace()}
      classNames={LOOK}
      aria-label={label}
      placeholder={empty ? t('people:rule.choose') : ''}
      {...rest}
    />
  );
}

interface FreeTextsProps {
  readonly label: string;
  readonly value: string[];
  readonly onChange: (values: string[]) => void;
}

/** Several texts of one's own; Enter or a comma ends each. */
export function FreeTexts({ label, value, onChange }: FreeTextsProps) {
  const t = useT();
  return (
    <TagsInput
      value={value}
      onChange={onChange}
      acceptValueOnBlur
      classNames={LOOK}
      aria-label={label}
      placeholder={value.length === 0 ? t('people:rule.write') : ''}
    />
  );
}
