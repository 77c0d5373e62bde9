import { useEffect, useState } from 'react';

const PAUSE_MS = 400;

/** A text once nobody has typed in it for a moment: a search need not run for every letter. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
