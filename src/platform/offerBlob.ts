/** A Blob URL revoked sooner than some 40 s after the click has cut downloads short. */
const revokeAfterMs = 60_000;

/**
 * Has the browser download a Blob under a name that is safe to save.
 *
 * @param copyMs how long the copy may take
 */
export function offerBlob(blob: Blob, name: string, copyMs = 0): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), revokeAfterMs + copyMs);
}
