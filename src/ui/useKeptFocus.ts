import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Gives the keyboard a place when a change took away the element of `container` that had the focus;
 * the browser would begin again at the top of the page. `change` is what such a change alters.
 */
export function useKeptFocus(
  container: RefObject<HTMLElement | null>,
  change: unknown,
  place: () => HTMLElement | null | undefined,
): void {
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    const watch = (event: FocusEvent) => {
      hadFocus.current = container.current?.contains(event.target as Node) ?? false;
    };
    document.addEventListener('focusin', watch);
    return () => document.removeEventListener('focusin', watch);
  }, [container]);
  useLayoutEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) {
      place()?.focus({ preventScroll: true });
    }
  }, [change]);
}
