import { useEffect, useSyncExternalStore } from 'react';

export type Overlay = 'palette' | 'menu' | null;

let open: Overlay = null;
const listeners = new Set<() => void>();

/** Opens the palette or the menu, or closes whichever is open. */
export function showOverlay(overlay: Overlay): void {
  open = overlay;
  for (const tell of listeners) tell();
}

export function useOverlay(): Overlay {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => open,
  );
}

/** `/` and Ctrl-K (⌘K) open the palette wherever one is not typing. */
export function usePaletteKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const combined = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      const slash =
        event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      if ((!combined && !slash) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      showOverlay('palette');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
