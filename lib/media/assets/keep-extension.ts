/** A new name for a file that still ends as what its bytes were found to be. */
export function keepExtension(name: string, present: string): string {
  const ending = extensionOf(present);
  return name.toLowerCase().endsWith(ending.toLowerCase()) ? name : `${name}${ending}`;
}

/** With its dot; empty without one. */
export const extensionOf = (filename: string): string =>
  /\.[A-Za-z0-9]{1,10}$/.exec(filename)?.[0] ?? "";
