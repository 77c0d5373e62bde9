import { useCallback, useEffect, useState } from 'react';

const WARN_AFTER_MS = 90_000;
const LEAVE_AFTER_MS = 25_000;
const SIGNS = ['pointerdown', 'keydown', 'input'] as const;

/** Nobody touched the kiosk for a while: it asks, and then begins anew, so that no answers stand there for the next. */
export function useIdle(active: boolean, onLeave: () => void) {
  const [isWarning, setWarning] = useState(false);
  const stay = useCallback(() => setWarning(false), []);
  useEffect(() => {
    if (!active) return;
    if (isWarning) {
      const timer = setTimeout(onLeave, LEAVE_AFTER_MS);
      return () => clearTimeout(timer);
    }
    let timer = setTimeout(() => setWarning(true), WARN_AFTER_MS);
    const touch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setWarning(true), WARN_AFTER_MS);
    };
    for (const sign of SIGNS) window.addEventListener(sign, touch);
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, touch);
    };
  }, [active, isWarning, onLeave]);
  return { isWarning: active && isWarning, stay };
}
