import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Identifier } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { relatedSource } from "./entry-source.ts";

type Links = ReadonlyMap<string, Identifier | null>;

/**
 * The slug of the author that the links name, as a post keeps it; undefined when they name none.
 * Linking takes the right to read both ends (C-8).
 * @throws NotFound for an author whom the caller may not read, as for one who is not there.
 */
export async function linkedAuthor(scope: Scope, links: Links): Promise<string | null | undefined> {
  const wanted = links.get("author");
  if (wanted === undefined || wanted === null) return wanted;
  return (await readable(scope, "author", wanted)).slug;
}

/**
 * The id of the page above that the links name; undefined when they name none.
 * @throws NotFound as `linkedAuthor`.
 */
export async function linkedParent(scope: Scope, links: Links): Promise<string | null | undefined> {
  const wanted = links.get("parent");
  if (wanted === undefined || wanted === null) return wanted;
  return (await readable(scope, "parent", wanted)).id;
}

async function readable(
  scope: Scope,
  name: string,
  { type, id }: Identifier,
): Promise<{ id: string; slug: string }> {
  const source = relatedSource(scope, "draft", type);
  const isId = z.uuid().safeParse(id).success;
  const rows =
    source === null || !isId
      ? []
      : await scope.db.$queryRaw<{ id: string; slug: string }[]>(sql`
          SELECT e.id::text AS id, e.slug FROM ${source.from}
          WHERE ${source.where} AND e.id = ${id}::uuid`);
  const [row] = rows;
  if (row !== undefined) return row;
  throw new NotFound("There is no such entry.", { pointer: `/data/relationships/${name}/data` });
}
