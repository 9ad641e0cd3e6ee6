let count = 0;

/** A name for something new on this screen, different from all that were there before. */
export function freshKey(): string {
  count += 1;
  return `new-${count}`;
}
