import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Identifier, Linkage, ListAnswer, Resource } from "@/lib/query/resource.ts";

/** What a route answers, before it takes one of the two forms. */
export type Answer =
  | {
      readonly kind: "one";
      /** Null: what a relationship leads to is not there. */
      readonly item: Resource | null;
      readonly included: readonly Resource[];
      readonly status?: 200 | 201;
      /** What is said once and belongs to no attribute, such as a new key. */
      readonly meta?: JsonObject;
    }
  | ({ readonly kind: "list" } & ListAnswer)
  | {
      readonly kind: "linkage";
      readonly data: Linkage;
      /** The entry that refers, and the name of the relationship. */
      readonly owner: Identifier;
      readonly name: string;
      /** Of the owner. */
      readonly revision: number | null;
    }
  /** All that a relationship to several entries leads to, in its order. */
  | {
      readonly kind: "related";
      readonly items: readonly Resource[];
      readonly included: readonly Resource[];
    }
  /** What is told of entries and is none. */
  | { readonly kind: "told"; readonly meta: JsonObject }
  | { readonly kind: "nothing" };
