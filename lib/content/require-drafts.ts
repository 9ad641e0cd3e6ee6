import { Conflict } from "@/lib/kernel/errors.ts";
import type { CollectionModel } from "./models/collection-model.ts";

/** Sees that entries are published apart from being saved. @throws Conflict. */
export function requireDrafts({ name, publishes }: CollectionModel): void {
  if (publishes) return;
  throw new Conflict(`Entries of ${name} have no drafts: what is saved is what there is.`);
}
