/**
 * What may be done to a collection. `read` is the published view; drafts need `read-draft`, never
 * a query flag (C-5). Publishing is apart from updating (S-91).
 */
export const ACTIONS = [
  "create",
  "read",
  "read-draft",
  "update",
  "delete",
  "publish",
  "share",
] as const;

export type Action = (typeof ACTIONS)[number];
