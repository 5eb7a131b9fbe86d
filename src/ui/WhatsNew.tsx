import { useEffect, useState } from 'preact/hooks';
import { useApp } from './context.ts';

/** The notes of the version that is offered, in the language they are written in. */
export function WhatsNew() {
  const { model } = useApp();
  const [notes, setNotes] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    model.whatsNew().then(
      (found) => current && setNotes(found),
      () => undefined, // The offer stands without them.
    );
    return () => {
      current = false;
    };
  }, [model]);
  if (notes.length === 0) return null;
  return (
    <ul class="whats-new" lang="en" dir="ltr">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
