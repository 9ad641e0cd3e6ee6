import type { Action } from "@/lib/access/action.ts";
import type { FieldDescription } from "@/lib/query/field.ts";
import type { Asked } from "@/lib/query/space.ts";

/** A collection as permissions speak of it. */
export type KnownCollection = {
  readonly slug: string;
  readonly name: string;
  /** Name of a lucide icon. */
  readonly icon: string;
  readonly kind: "content" | "system";
  /** Whether an entry's draft and its published form differ. */
  readonly drafts: boolean;
  /** What can be done there at all. */
  readonly actions: readonly Action[];
  /** What the list of fields of a permission may name. */
  readonly fields: ReadonlyMap<string, FieldDescription>;
  /** What the rule of a permission for an action may ask; null where rules are not taken. */
  readonly asked: (action: Action) => Asked | null;
};
