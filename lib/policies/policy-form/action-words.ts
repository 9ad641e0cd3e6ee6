import type { PolicyAction } from "./permission-draft.ts";

/** The actions in the order of their columns. */
export const ACTION_COLUMNS: readonly PolicyAction[] = [
  "read",
  "read-draft",
  "create",
  "update",
  "delete",
  "publish",
  "share",
];

/** An action in one or two words, as a heading. */
export const actionLabel = (action: PolicyAction): string =>
  action === "read-draft" ? "Read drafts" : action.charAt(0).toUpperCase() + action.slice(1);

/** An action in the middle of a sentence. */
export const actionWords = (action: string): string =>
  action === "read-draft" ? "read drafts" : action;

/** Whether a permission to this may name fields: all others concern an entry as a whole. */
export const takesFields = (action: PolicyAction): boolean =>
  action === "create" || action === "update" || action === "read" || action === "read-draft";

/** Whether a permission to this may say what is written, and fill in the rest. */
export const shapesEntries = (action: PolicyAction): boolean =>
  action === "create" || action === "update";

/** Whether it changes something. */
export const isWrite = (action: string): boolean => action !== "read" && action !== "read-draft";
