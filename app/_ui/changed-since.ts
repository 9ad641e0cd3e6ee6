/** The fields whose values are others than before, with their values now; values as JSON knows them. */
export function changedSince<Values extends object>(before: Values, now: Values): Partial<Values> {
  const changed = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Values]),
  );
  return Object.fromEntries(changed) as Partial<Values>;
}
