import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { isField } from './isField.ts';
import { linksInFile } from './linksInFile.ts';
import { linksInText } from './linksInText.ts';

/**
 * Takes the links of a text, or of a file of links, that is pasted anywhere on the page or dropped
 * onto it. A field that text is pasted into or dropped onto keeps it, and so does an open dialog;
 * only `linkField` lets links that are dropped be taken, so that each gets a line of its own.
 */
export function useLinkIntake(
  take: (links: readonly string[]) => void,
  linkField: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const takeSome = (links: readonly string[]): void => {
      if (links.length > 0) take(links);
    };

    const paste = (event: ClipboardEvent): void => {
      if (isBusy() || isField(event.target)) return;
      takeSome(linksInText(event.clipboardData?.getData('text/plain') ?? ''));
    };

    const drop = async (event: DragEvent): Promise<void> => {
      delete document.documentElement.dataset['dragging'];
      const { dataTransfer, target } = event;
      const text = dataTransfer?.getData('text/uri-list') || dataTransfer?.getData('text/plain');
      const links = linksInText(text ?? '');
      if (isForField(event) && (target !== linkField.current || links.length === 0)) return;
      // Else the browser would leave the page for what was dropped, and cut running transfers.
      event.preventDefault();
      if (dataTransfer === null || isBusy()) return;
      takeSome(links);
      // A copy: the event's own list is empty after the first wait.
      for (const file of [...dataTransfer.files]) takeSome(await linksInFile(file));
    };

    const drag = (event: DragEvent): void => {
      if (isForField(event)) return;
      event.preventDefault();
      if (!isBusy()) document.documentElement.dataset['dragging'] = '';
    };

    const leave = (event: DragEvent): void => {
      // Null where the pointer leaves the window; between two elements it is the one entered.
      if (event.relatedTarget === null) delete document.documentElement.dataset['dragging'];
    };

    document.addEventListener('paste', paste, { signal });
    document.addEventListener('dragover', drag, { signal });
    document.addEventListener('dragleave', leave, { signal });
    document.addEventListener('drop', (event) => void drop(event), { signal });
    return () => controller.abort();
  }, [take, linkField]);
}

/** A dialog is open: what is dropped or pasted now is meant for it. */
function isBusy(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** Whether a field takes what is dragged: text everywhere, and files in a dialog, which asks for them. */
function isForField({ target, dataTransfer }: DragEvent): boolean {
  return isField(target) && (isBusy() || !dataTransfer?.types.includes('Files'));
}
