import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { TextField } from '#web/ui/fields.tsx';
import { IconSearch } from '#web/ui/icons.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder?: string;
  /** What is searched for now, as the address says. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

const PAUSE_MS = 200;

/** A field that searches when typing pauses. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCallback((wanted: string) => {
    told.current = wanted.trim();
    onSearch(told.current);
  }, PAUSE_MS);
  // The address changed otherwise (back, a cleared filter): the field follows.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  return (
    <TextField
      type="search"
      label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={18} />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
