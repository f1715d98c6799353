/** How wide an element is, told again whenever that changes. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export function useWidth(usual: number): readonly [RefObject<HTMLElement | null>, number] {
  const element = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(usual);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const note = (): void => {
      if (current.clientWidth > 0) setWidth(current.clientWidth);
    };
    note();
    const observer = new ResizeObserver(note);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
