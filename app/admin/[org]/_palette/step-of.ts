type Press = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** How far Page Up and Page Down go. */
const PAGE = 8;

/**
 * The line that a key leads to in a list of so many; null: it is no key of the list. The arrows go
 * round. Home and End are the list's: what is typed here is short.
 */
export function stepOf({ key, ctrlKey, metaKey, altKey }: Press, at: number, count: number) {
  if (count === 0 || ctrlKey || metaKey || altKey) return null;
  const last = count - 1;
  switch (key) {
    case "ArrowDown":
      return at >= last ? 0 : at + 1;
    case "ArrowUp":
      return at <= 0 ? last : at - 1;
    case "PageDown":
      return Math.min(last, at + PAGE);
    case "PageUp":
      return Math.max(0, at - PAGE);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
