import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** How far beyond the window something counts as near. */
const margin = '600px';
/** What only passes by, in a list that is scrolled fast, has not come near. */
const restMs = 60;

/**
 * False until an element has come near the window, and true from then on: what costs much is
 * rendered only where it is about to be seen.
 *
 * @param atOnce true where the element is known to be near from the start
 */
export function useComesNear(atOnce: boolean): readonly [RefObject<HTMLLIElement | null>, boolean] {
  const element = useRef<HTMLLIElement | null>(null);
  const [isNear, setNear] = useState(atOnce);
  useEffect(() => {
    if (isNear || element.current === null) return;
    let rest = 0;
    const observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(rest);
        if (entries.at(-1)?.isIntersecting) rest = setTimeout(() => setNear(true), restMs);
      },
      { rootMargin: margin },
    );
    observer.observe(element.current);
    return () => {
      clearTimeout(rest);
      observer.disconnect();
    };
  }, [isNear]);
  return [element, isNear];
}
