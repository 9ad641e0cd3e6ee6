import type { Case } from "@/lib/access/grants.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { leadsTo, type FieldDescription } from "@/lib/query/field.ts";
import type { Linkage } from "@/lib/query/resource.ts";
import { resolveVariables, variablesOf } from "@/lib/query/rule-variables.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import { namesIn, type Changes } from "./read-changes.ts";

/**
 * The changes with what the permissions fill in where the writer says nothing, also in fields that
 * the writer could not write. Of two permissions that fill in the same field, the one with the
 * smaller id does: the order in which they were looked up decides nothing.
 */
export function applyPresets(
  scope: Scope,
  model: CollectionModel,
  { changes, cases }: { changes: Changes; cases: readonly Case[] },
): Changes {
  const named = new Set(namesIn(changes));
  const attributes = new Map(changes.attributes);
  const relationships = new Map(changes.relationships);
  for (const { presets } of inOrder(cases)) {
    for (const [name, raw] of Object.entries(presets ?? {})) {
      const field = model.fields.get(name);
      if (field === undefined || field.access === "read-only" || named.has(name)) continue;
      if (NEVER_FILLED_IN.has(name)) continue;
      named.add(name);
      const value = resolveVariables(raw, variablesOf(scope)) as Json;
      if (leadsTo(field) === null) attributes.set(name, value);
      else relationships.set(name, linkageOf(field, value));
    }
  }
  return { ...changes, attributes, relationships };
}

const inOrder = (cases: readonly Case[]): readonly Case[] =>
  [...cases].sort((a, b) => ((a.permission ?? "") < (b.permission ?? "") ? -1 : 1));

/** What ids amount to: one of an entry, or a list of them. */
function linkageOf(field: FieldDescription, value: Json): Linkage {
  const type = leadsTo(field) ?? "";
  const ids = (Array.isArray(value) ? value : [value]).filter((id) => typeof id === "string");
  const linked = ids.map((id) => ({ type, id }));
  return field.to === null ? linked : (linked[0] ?? null);
}

/** What is not written as content is: an id by nobody, the others by those who may publish. */
const NEVER_FILLED_IN: ReadonlySet<string> = new Set(["id", "status", "publishAt", "unpublishAt"]);
