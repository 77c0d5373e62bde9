import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import './inputs.css';
import { Select, type SelectProps } from '@mantine/core';
import { useFloatingPlace } from './floating-place.ts';
import { useWords } from './words.ts';

/** One of many, found by typing: `<SelectField {...form.getInputProps('zone')} label={…} data={zones} />`. */
export function SelectField(props: SelectProps) {
  const t = useWords();
  return (
    <Select
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('web:form.nothingFound')}
      comboboxProps={useFloatingPlace()}
      {...props}
    />
  );
}
