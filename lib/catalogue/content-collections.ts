import type { Action } from "@/lib/access/action.ts";
import { viewFor } from "@/lib/content/resource/entry-fields.ts";
import { ruleSpace } from "@/lib/content/resource/rule-space.ts";
import { modelsOf } from "@/lib/content/models/model-of.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { KnownCollection } from "./known-collection.ts";

const ACTIONS: readonly Action[] = [
  "create",
  "read",
  "read-draft",
  "update",
  "delete",
  "publish",
  "share",
];

const WITHOUT_DRAFTS = ACTIONS.filter((action) => action !== "read-draft" && action !== "publish");

/** The scope's organization's content as permissions speak of it. */
export const contentCollections = (scope: Scope): readonly KnownCollection[] =>
  modelsOf(scope).map(({ slug, name, icon, publishes, fields }) => ({
    ...{ slug, name, icon, kind: "content", drafts: publishes, fields },
    actions: publishes ? ACTIONS : WITHOUT_DRAFTS,
    asked: (action) => ruleSpace(scope, slug, viewFor(action)),
  }));
