/** The member that tells of all others, and is the first. */
export const MANIFEST = "manifest.json";

/** What a table is called within an archive, and what a file is. */
export const tableMember = (name: string): string => `tables/${name}.ndjson`;
export const fileMember = (digest: string): string => `files/${digest}`;
