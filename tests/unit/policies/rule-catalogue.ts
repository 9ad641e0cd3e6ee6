import type { FieldKind } from "@/lib/query/field.ts";
import { operatorsOf } from "@/lib/query/operators.ts";
import type { RuleCatalogue, RuleField } from "@/lib/policies/rule-form/rule-tree.ts";

/** A field as the catalogue tells of it. */
function field(name: string, kind: FieldKind, more: Partial<RuleField> = {}): RuleField {
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  return { name, label, kind, to: null, operators: operatorsOf(kind), choices: null, ...more };
}

/** Two collections that refer to each other, one of them to several. */
export const CATALOGUE: RuleCatalogue = [
  {
    slug: "posts",
    name: "Posts",
    fields: [
      field("title", "text"),
      field("status", "text", { choices: ["draft", "published", "changed"] }),
      field("sticky", "boolean"),
      field("position", "integer"),
      field("publishedAt", "instant", { label: "Published at" }),
      field("tags", "text-list"),
      field("createdBy", "id", { label: "Created by" }),
      field("author", "id", { to: "authors" }),
    ],
  },
  {
    slug: "authors",
    name: "Authors",
    fields: [
      field("title", "text", { label: "Name" }),
      field("posts", "text-list", {
        kind: "id-list",
        to: "posts",
        operators: ["_some", "_none"],
      }),
    ],
  },
];

export const POSTS = { catalogue: CATALOGUE, collection: "posts" };
export const AUTHORS = { catalogue: CATALOGUE, collection: "authors" };
