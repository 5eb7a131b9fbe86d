import { useEffect, useRef } from 'preact/hooks';
import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import { isField } from './isField.ts';

/** Offers to undo a removal, by its button or by Ctrl+Z, for as long as nothing is deleted yet. */
export function UndoToast() {
  const { model, t, removals } = useApp();
  const toast = useRef<HTMLDivElement>(null);
  const urls = removals.pending.value;
  const fault = removals.fault.value;

  const undo = () => {
    const hadFocus = toast.current?.contains(document.activeElement) ?? false;
    removals.undo(removals.pending.value);
    if (hadFocus) document.getElementById('downloads-heading')?.focus();
  };

  useEffect(() => {
    if (urls.length === 0) return;
    const undoByKey = (event: KeyboardEvent) => {
      if (event.key !== 'z' || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      if (isField(event.target)) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', undoByKey);
    return () => document.removeEventListener('keydown', undoByKey);
  });

  if (fault !== null) {
    return (
      <div class="toast">
        <ErrorText fault={fault} />
        <button type="button" class="button small quiet" onClick={removals.forgetFault}>
          {t('dialog.done')}
        </button>
      </div>
    );
  }
  if (urls.length === 0) return null;
  return (
    <div
      ref={toast}
      class="toast"
      onPointerEnter={removals.hold}
      onPointerLeave={removals.release}
      onFocusIn={removals.hold}
      onFocusOut={removals.release}
    >
      <p>{text()}</p>
      <button type="button" class="button small" aria-keyshortcuts="Control+Z" onClick={undo}>
        {t('undo.action')}
      </button>
    </div>
  );

  function text(): string {
    const [url] = urls;
    if (urls.length > 1 || url === undefined) return t('undo.several', { count: urls.length });
    return t('announce.removed', { name: model.download(url).value?.name ?? url });
  }
}
