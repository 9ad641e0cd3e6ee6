import { ACTIONS } from "@/lib/access/action.ts";
import type { PolicyCollection } from "@/lib/policies/policy-form/permission-draft.ts";
import { operatorsOf } from "@/lib/query/operators.ts";

type Field = PolicyCollection["fields"][number];

const field = (name: string, more: Partial<Field> = {}): Field => ({
  ...{ name, label: name.charAt(0).toUpperCase() + name.slice(1), kind: "text" },
  ...{ access: "read-write", to: null, operators: operatorsOf("text"), choices: null },
  ...more,
});

const OWN: Partial<Field> = { label: "Created by", kind: "id", operators: operatorsOf("id") };

const collection = (
  slug: string,
  kind: "content" | "system",
  more: Partial<PolicyCollection> = {},
): PolicyCollection => ({
  ...{ slug, name: slug.charAt(0).toUpperCase() + slug.slice(1), icon: "file", kind },
  ...{ drafts: kind === "content", takesRules: true },
  actions: kind === "content" ? ACTIONS : ["create", "read", "update", "delete"],
  fields: [field("name")],
  ...more,
});

/** Two collections of content, a shop's without drafts, and some of the house. */
export const POLICY_CATALOGUE: readonly PolicyCollection[] = [
  collection("pages", "content", {
    fields: [field("title"), field("createdBy", { ...OWN, access: "rule-only" })],
  }),
  collection("posts", "content", {
    fields: [
      field("id", { access: "read-only", kind: "id", operators: operatorsOf("id") }),
      field("title"),
      field("status", { choices: ["draft", "published"] }),
      field("secretNote"),
      field("body", { kind: "json", operators: [] }),
      field("createdBy", { ...OWN, access: "rule-only" }),
    ],
  }),
  collection("sales", "content", {
    drafts: false,
    actions: ["create", "read", "update", "delete"],
  }),
  collection("authors", "content"),
  collection("users", "system", { name: "Members" }),
  collection("roles", "system", {
    fields: [field("slug"), field("name")],
    actions: ["create", "read", "update", "delete", "share"],
  }),
  collection("policies", "system"),
  collection("site", "system", { takesRules: false, actions: ["read", "update"] }),
];
