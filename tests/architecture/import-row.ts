/**
 * Who may import whom. Anything not listed is forbidden; a folder may always import itself.
 *
 * Patterns: `*` is one name, `**` is anything, `<feature>` is a folder of lib that has no row of
 * its own. The first row whose `files` match governs a file. `(types)` admits `import type` only,
 * `?` an import whose name is computed at run time.
 */
export type Row = {
  readonly files: string;
  readonly mayImport: readonly string[];
  /** Files and packages that stay forbidden whatever else is listed; `next` includes `next/*`. */
  readonly never: readonly string[];
  /** Why the row stands here although the plan of the house does not name it. */
  readonly why?: string;
};
