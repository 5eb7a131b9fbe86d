/** The mark: a kelp's holdfast, its roots closed round a stone. Decoration: the name stands beside it. */
export function Mark() {
  return (
    <svg class="mark" viewBox="6 6 52 52" aria-hidden="true" focusable="false">
      <rect class="mark-stone" x="9" y="37" width="46" height="16.5" rx="5" />
      <path class="mark-joint" d={`M32 30v15.5${roots}`} />
      <path class="mark-root" d={`M32 10.5v35${roots}`} />
    </svg>
  );
}

const roots = 'M32 22c0 11-15 8-15 23.5M32 22c0 11 15 8 15 23.5';
