import type { ComboboxProps } from '@mantine/core';
import { createContext, useContext } from 'react';

/** The dialog around, if any. All outside of an open one lies below it and cannot be touched. */
export const DialogAround = createContext<HTMLElement | null>(null);

/** Where the list of a field opens: in the dialog around it, over its edges, or else at the end of the page. */
export function useFloatingPlace(): ComboboxProps {
  const dialog = useContext(DialogAround);
  const place = { transitionProps: { duration: 0 } };
  return dialog ? { ...place, portalProps: { target: dialog }, floatingStrategy: 'fixed' } : place;
}
