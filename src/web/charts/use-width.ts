import { useLayoutEffect, useState } from 'react';

/** The width that an element has just now, in pixels: drawn at it, text in a chart keeps its size. 0 until it is known. */
export function useWidth(): { readonly ref: (node: HTMLElement | null) => void; readonly width: number } {
  const [node, ref] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!node) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(node);
    setWidth(Math.round(node.getBoundingClientRect().width));
    return () => observer.disconnect();
  }, [node]);
  return { ref, width };
}
