import type { AuditLine } from "@/lib/audit/record.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { HeldCollection } from "./held-collection.ts";

/** What came of a change of one field. */
export type FieldDeed = {
  /** Of the field, which is another where one took the place of another. */
  readonly id: string;
  /** Of the collection as it is now. */
  readonly revision: number;
};

type Told = {
  readonly past: string;
  readonly label: string;
  readonly before?: object;
  readonly after?: object;
};

/** The ledger's line about a field of a collection. */
export const fieldAudit = (
  { id, name }: Pick<HeldCollection, "id" | "name">,
  { past, label, before, after }: Told,
): AuditLine => ({
  action: "collection.update",
  collection: "collections",
  subjectId: id,
  summary: `${past} the field «${label}» of the collection «${name}»`,
  detail: {
    ...(before === undefined ? {} : { before: before as JsonObject }),
    ...(after === undefined ? {} : { after: after as JsonObject }),
  },
});

/** A list with one member at another place. */
export function movedTo<Item>(
  list: readonly Item[],
  item: Item,
  position: number | undefined,
): readonly Item[] {
  if (position === undefined) return list;
  return list.filter((one) => one !== item).toSpliced(position, 0, item);
}
