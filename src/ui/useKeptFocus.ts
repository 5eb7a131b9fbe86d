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
    const controller = new AbortController();
    const { signal } = controller;
    const isWithin = ({ target }: Event) => container.current?.contains(target as Node) ?? false;
    const follow = (event: FocusEvent) => {
      hadFocus.current = isWithin(event);
    };
    // A press beside it leaves it, even where nothing takes the focus.
    const leave = (event: PointerEvent) => {
      hadFocus.current &&= isWithin(event);
    };
    document.addEventListener('focusin', follow, { signal });
    document.addEventListener('pointerdown', leave, { signal });
    return () => controller.abort();
  }, [container]);
  useLayoutEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) {
      place()?.focus({ preventScroll: true });
    }
  }, [change]);
}
