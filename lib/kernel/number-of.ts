const numbers = new WeakMap<object, number>();
let latest = 0;

/** A number of this process that an object shares with no other: a name of it for keys that are texts. */
export function numberOf(object: object): number {
  const known = numbers.get(object) ?? (latest += 1);
  numbers.set(object, known);
  return known;
}
