import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { isMany, type Identifier } from "@/lib/query/resource.ts";
import { sendAlong } from "@/lib/tenancy/database-on.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import { relatedSource } from "./entry-source.ts";
import { ofCollection } from "./entry-sql.ts";
import { mergeLinks, type HowLinked } from "./merge-links.ts";
import type { Changes } from "./read-changes.ts";

/** What links become: members of the entry's content, and the page above where they name one. */
export type Links = {
  readonly data: Readonly<Record<string, Json>>;
  /** Undefined: they name none. */
  readonly parentId: string | null | undefined;
};

type Changing = {
  readonly changes: Changes;
  /** What the entry held, by name. */
  readonly before: Readonly<Record<string, Json>>;
  /** The page that it stood below. */
  readonly parentBefore?: string | null;
  /** What a list does to the one that is there. */
  readonly how?: HowLinked;
};

/**
 * What the changes of an entry link to, as the entry keeps it: an author by slug, anything else by
 * id. Linking takes the right to read both ends (C-8), and a link that whoever writes cannot see
 * stays where it was: naming it anew would tell them that it is there.
 * @throws NotFound for an entry that the caller may not read, as for one that is not there, naming its
 * place.
 */
export async function resolveLinks(
  scope: Scope,
  model: CollectionModel,
  { changes, before, parentBefore = null, how = "replace" }: Changing,
): Promise<Links> {
  const data: Record<string, Json> = {};
  let parentId: string | null | undefined;
  for (const [name, to] of changes.relationships) {
    if (isMany(to)) {
      data[name] = await listed(scope, model, { name, to, before: idsIn(before[name]), how });
      continue;
    }
    if (name === "parent" && model.definitions === null) {
      const link = { name, to, before: parentBefore };
      parentId = await single(scope, { type: model.slug, by: "id" }, link);
    } else {
      const type = model.fields.get(name)?.to ?? "";
      const by = model.definitions === null ? "slug" : "id";
      const link = { name, to, before: textIn(before[name]) };
      data[name] = await single(scope, { type, by }, link);
    }
  }
  return { data, parentId };
}

type Target = { readonly type: string; readonly by: "id" | "slug" };
type Single = {
  readonly name: string;
  readonly to: Identifier | null;
  readonly before: string | null;
};

/** @NOTE Nothing, written over a link that its writer sees as nothing, leaves it. */
async function single(
  scope: Scope,
  { type, by }: Target,
  { name, to, before }: Single,
): Promise<string | null> {
  if (to !== null) return by === "id" ? linkedById(scope, name, to) : slugOf(scope, name, to);
  if (before === null) return null;
  const source = relatedSource(scope, "draft", type);
  const isIt = by === "id" ? sql`e.id::text = ${before}` : sql`e.slug = ${before}`;
  const rows = await scope.db.$queryRaw<{ seen: boolean }[]>(sql`
    SELECT bool_or(${source === null ? sql`false` : source.where}) AS seen FROM entries e
    WHERE ${ofCollection(scope.organizationId, type)} AND ${isIt}
    HAVING count(*) > 0`);
  return rows[0]?.seen === false ? before : null;
}

const textIn = (value: Json | undefined): string | null =>
  typeof value === "string" ? value : null;

type Listed = {
  readonly name: string;
  readonly to: readonly Identifier[];
  readonly before: readonly string[];
  readonly how: HowLinked;
};

async function listed(
  scope: Scope,
  { fields }: CollectionModel,
  { name, to, before, how }: Listed,
): Promise<string[]> {
  const type = fields.get(name)?.toMany ?? "";
  const given = [...new Set(to.map(({ id }) => id.toLowerCase()))];
  const seen = await readableOf(scope, type, [...before, ...given]);
  const mayRead = new Set(seen.map(({ id }) => id));
  const missing = to.findIndex(({ id }) => !mayRead.has(id.toLowerCase()));
  if (missing !== -1 && how !== "remove")
    throw noSuchEntry(`/data/relationships/${name}/data/${missing}`);
  const kept = await keptOf(scope, before);
  const hidden = new Set(before.filter((id) => !mayRead.has(id) && kept.has(id)));
  return mergeLinks({ before: before.filter((id) => kept.has(id)), hidden, given, how });
}

/**
 * @NOTE Its id is known: whether the caller may read it is asked together with what follows, and seen
 * before anything of that is looked at.
 */
function linkedById(scope: Scope, name: string, { type, id }: Identifier): string {
  const pointer = `/data/relationships/${name}/data`;
  const readable = readableSql(scope, type, [id]);
  if (readable === null) throw noSuchEntry(pointer);
  sendAlong(scope, readable, ({ rows }) => {
    if (rows.length === 0) throw noSuchEntry(pointer);
  });
  return id.toLowerCase();
}

async function slugOf(scope: Scope, name: string, { type, id }: Identifier): Promise<string> {
  const [row] = await readableOf(scope, type, [id]);
  if (row === undefined) throw noSuchEntry(`/data/relationships/${name}/data`);
  return row.slug;
}

const noSuchEntry = (pointer: string) => new NotFound("There is no such entry.", { pointer });

const idsIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((id) => typeof id === "string") : [];

const uuids = (ids: readonly string[]) =>
  ids.filter((id) => z.uuid().safeParse(id).success).map((id) => sql`${id}::uuid`);

async function readableOf(scope: Scope, type: string, ids: readonly string[]) {
  const readable = readableSql(scope, type, ids);
  return readable === null ? [] : scope.db.$queryRaw<{ id: string; slug: string }[]>(readable);
}

/** Those that the caller may read; null: none of them can be one. */
function readableSql(scope: Scope, type: string, ids: readonly string[]): Sql | null {
  const source = relatedSource(scope, "draft", type);
  const wanted = uuids(ids);
  if (source === null || wanted.length === 0) return null;
  return sql`
    SELECT e.id::text AS id, e.slug FROM ${source.from}
    WHERE ${source.where} AND e.id IN (${joinSql(wanted)})`;
}

/** Of the ids those of entries that there are, in the bin or out of it, whoever may read them. */
async function keptOf(scope: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const wanted = uuids(ids);
  if (wanted.length === 0) return new Set();
  const rows = await scope.db.$queryRaw<{ id: string }[]>(sql`
    SELECT e.id::text AS id FROM entries e
    WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id IN (${joinSql(wanted)})`);
  return new Set(rows.map(({ id }) => id));
}
