/** What an action is called beside the collection that it concerns. */
export const ACTION_NAMES: Readonly<Record<string, string>> = {
  read: "Read",
  "read-draft": "Read drafts",
  create: "Create",
  update: "Update",
  delete: "Delete",
  publish: "Publish",
  share: "Share",
};

/** A token's scopes in words: «posts: read, create». */
export function scopeText(scopes: readonly string[]): string {
  if (scopes.includes("*")) return "Everything you may do";
  const actions = new Map<string, string[]>();
  for (const scope of scopes) {
    const [collection = "", action = ""] = scope.split(":");
    const name = (ACTION_NAMES[action] ?? action).toLowerCase();
    actions.set(collection, [...(actions.get(collection) ?? []), name]);
  }
  return [...actions].map(([collection, names]) => `${collection}: ${names.join(", ")}`).join("; ");
}
