/** One stroke, 20 by 20, in the colour of the text beside it. */
const drawings = {
  queued: 'M4 10h.01M10 10h.01M16 10h.01',
  running: 'M10 3v11M5.5 9.5 10 14l4.5-4.5M4 17h12',
  waiting: 'M10 5.5V10l3 2M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15',
  paused: 'M7 4.5v11M13 4.5v11',
  verifying: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M13 13l4 4',
  ready: 'M4 10.5 8.5 15 16 5.5',
  saved: 'M4 8.5 8.5 13 16 3.5M4 17h12',
  failed: 'M10 6v4.5M10 13.5h.01M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  copied: 'M4 10.5 8.5 15 16 5.5',
  settings:
    'M3 6h5M12 6h5M10 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4M3 14h1M8 14h9M6 12a2 2 0 1 1 0 4 2 2 0 0 1 0-4',
  install: 'M6 3.5H4v13h12v-13h-2M10 2.5v9M6.5 8.5 10 12l3.5-3.5',
  up: 'M5 12l5-5 5 5',
  down: 'M5 8l5 5 5-5',
  grip: 'M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01',
  notice: 'M10 9.5V14M10 6.5h.01M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15',
} as const;

export type IconName = keyof typeof drawings;

/** A small drawing that repeats what the words beside it say. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
