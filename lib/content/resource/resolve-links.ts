import { z } from "zod";
import { Invalid, NotFound } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { Identifier } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql } from "@/lib/tenancy/sql.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import { relatedSource } from "./entry-source.ts";
import type { Changes } from "./read-changes.ts";

/** What links become: members of the entry's content, and the page above where they name one. */
export type Links = {
  readonly data: Readonly<Record<string, string | null>>;
  /** Undefined: they name none. */
  readonly parentId: string | null | undefined;
};

/**
 * What the changes of an entry link to, as the entry keeps it: an author by slug, anything else by
 * id. Linking takes the right to read both ends (C-8).
 * @param before what the entry held; what it linked to already is not asked about again.
 * @throws NotFound for an entry that the caller may not read, as for one that is not there; Invalid
 * for one in a list.
 */
export async function resolveLinks(
  scope: Scope,
  model: CollectionModel,
  { changes, before }: Changing,
): Promise<Links> {
  const data: Record<string, string | null> = {};
  let parentId: string | null | undefined;
  const isDefined = model.definitions !== null;
  for (const [name, to] of changes.relationships) {
    const entry = to === null ? null : await readable(scope, name, to);
    const id = entry?.id ?? null;
    if (isDefined) data[name] = id;
    else if (name === "parent") parentId = id;
    else data[name] = entry?.slug ?? null;
  }
  await requireListed(scope, model, { changes, before });
  return { data, parentId };
}

type Changing = { readonly changes: Changes; readonly before: Readonly<Record<string, Json>> };

async function requireListed(
  scope: Scope,
  { definitions }: CollectionModel,
  { changes, before }: Changing,
): Promise<void> {
  for (const { name, kind, to } of definitions ?? []) {
    const ids = changes.attributes.get(name);
    if (kind !== "relations" || !Array.isArray(ids)) continue;
    await requireReadable(scope, { name, to: to ?? "", ids: newIn(ids, before[name]) });
  }
}

async function readable(
  scope: Scope,
  name: string,
  { type, id }: Identifier,
): Promise<{ id: string; slug: string }> {
  const [row] = await readableOf(scope, type, [id]);
  if (row !== undefined) return row;
  throw new NotFound("There is no such entry.", { pointer: `/data/relationships/${name}/data` });
}

const newIn = (ids: readonly Json[], before: Json | undefined): string[] => {
  const known = new Set(Array.isArray(before) ? before : []);
  return ids.flatMap((id) => (typeof id === "string" && !known.has(id) ? [id] : []));
};

type Listed = { readonly name: string; readonly to: string; readonly ids: readonly string[] };

async function requireReadable(scope: Scope, { name, to, ids }: Listed): Promise<void> {
  const found = new Set((await readableOf(scope, to, ids)).map(({ id }) => id));
  if (ids.every((id) => found.has(id.toLowerCase()))) return;
  const message = "There is no such entry.";
  throw new Invalid(message, [{ path: ["data", "attributes", name], message }]);
}

async function readableOf(scope: Scope, type: string, ids: readonly string[]) {
  const source = relatedSource(scope, "draft", type);
  const wanted = ids.filter((id) => z.uuid().safeParse(id).success).map((id) => sql`${id}::uuid`);
  if (source === null || wanted.length === 0) return [];
  return scope.db.$queryRaw<{ id: string; slug: string }[]>(sql`
    SELECT e.id::text AS id, e.slug FROM ${source.from}
    WHERE ${source.where} AND e.id IN (${joinSql(wanted)})`);
}
