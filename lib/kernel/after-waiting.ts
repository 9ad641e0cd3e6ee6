/** @NOTE Each is a turn of the event loop at least, in which whatever has arrived is heard. */
const PARTS = 40;

/**
 * Calls `over` once somebody has waited so long in vain, unless it is stopped before.
 * @NOTE A process that was busy, as with reading a page into memory, hears late of what arrived long ago.
 * Such a time is not waited for: it counts as one part of the whole, however long it took.
 * @param patience milliseconds.
 * @returns what stops it.
 */
export function afterWaiting(patience: number, over: () => void): () => void {
  const part = Math.max(1, Math.round(patience / PARTS));
  let left = patience;
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    const milliseconds = Math.min(part, left);
    timer = setTimeout(() => {
      left -= milliseconds;
      if (left > 0) wait();
      else over();
    }, milliseconds);
  };
  wait();
  return () => clearTimeout(timer);
}
