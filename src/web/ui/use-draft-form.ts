import { useForm } from '@mantine/form';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface DraftFormOptions<V extends Record<string, unknown>> {
  /** Under which the draft is kept in this tab; with the id of the thing when there are several. */
  readonly name: string;
  readonly initial: V;
  /** Fields that are never written down, such as passwords. */
  readonly secret?: readonly (keyof V & string)[];
}

/**
 * A form that keeps what was typed across a reload and a lost connection, until it is sent or discarded. The rest is
 * Mantine's `useForm`: `getInputProps`, `setFieldValue`, `insertListItem`.
 */
export function useDraftForm<V extends Record<string, unknown>>({
  name,
  initial,
  secret = [],
}: DraftFormOptions<V>) {
  const key = `draft.${name}`;
  const [draft] = useState(() => readDraft(key));
  const form = useForm<V>({ mode: 'controlled', initialValues: initial });
  const { values, setValues } = form;
  // Put back once, before it is seen. The form began with what the server has, so what differs counts as typed.
  const putBack = useRef(draft === null);
  useLayoutEffect(() => {
    if (putBack.current || !draft) return;
    putBack.current = true;
    setValues((begun) => ({ ...begun, ...draft }));
  }, [draft, setValues]);
  const kept = JSON.stringify(
    Object.fromEntries(Object.entries(values).filter(([field]) => !secret.includes(field))),
  );
  const touched = form.isDirty();
  useEffect(() => {
    if (touched) sessionStorage.setItem(key, kept);
  }, [key, kept, touched]);
  return {
    ...form,
    /** Whether something typed earlier has been put back. */
    restored: draft !== null,
    /** Throws the draft away, as after sending. */
    forgetDraft: () => sessionStorage.removeItem(key),
    /** Throws the draft away and shows the beginning. */
    startOver: () => {
      sessionStorage.removeItem(key);
      form.setValues(initial);
      form.clearErrors();
    },
  };
}

export type DraftForm<V extends Record<string, unknown>> = ReturnType<typeof useDraftForm<V>>;

function readDraft(key: string): Record<string, unknown> | null {
  const text = sessionStorage.getItem(key);
  if (!text) return null;
  try {
    const draft: unknown = JSON.parse(text);
    return typeof draft === 'object' && draft !== null ? { ...draft } : null;
  } catch {
    return null;
  }
}
