import type { Space } from "@/lib/query/space.ts";
import type { OwnCollections } from "@/lib/tenancy/own-collections.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { findModel } from "../models/model-of.ts";
import { ruleFields } from "./entry-fields.ts";
import { inCollection, type View } from "./entry-sql.ts";

/**
 * The entries of a collection as rules see them: all of them, every field, and from there whatever
 * relationships lead to.
 * @throws NotFound without such a collection.
 */
export function ruleSpace(
  scope: Pick<Scope, "organizationId" | "collections">,
  collection: string,
  view: View,
): Space {
  const { organizationId, collections } = scope;
  const spaces = made.get(collections) ?? new Map<string, Space>();
  made.set(collections, spaces);
  const key = `${view}/${collection}`;
  const isThere = view === "published" ? sql`e.published IS NOT NULL` : sql`true`;
  const space = spaces.get(key) ?? {
    from: sql`entries e`,
    where: sql`${inCollection(organizationId, collection)} AND ${isThere}`,
    fields: ruleFields(scope, collection, view),
    related: (type) => (findModel(scope, type) === null ? null : ruleSpace(scope, type, view)),
  };
  spaces.set(key, space);
  return space;
}

/** @NOTE An organization's collections stay the same object until they change, and so do these. */
const made = new WeakMap<OwnCollections, Map<string, Space>>();
