const RULED: ReadonlySet<string> = new Set(["pages", "posts", "authors"]);

/**
 * Whether every path to the collection's rows obeys row rules. A rule on any other collection gives
 * nothing and cannot be stored: an engine that forgot it somewhere would open every row.
 */
export const takesRules = (collection: string): boolean => RULED.has(collection);
