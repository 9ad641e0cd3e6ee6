import { z } from "zod";
import { collectionSlugSchema } from "@/lib/content/entry-data.ts";
import { findModel } from "@/lib/content/models/model-of.ts";
import { relatedSource } from "@/lib/content/resource/entry-source.ts";
import { readRows } from "@/lib/query/read-rows.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { ownAddresses } from "./own-addresses.ts";
import { listLive, type LinkRow } from "./repository.ts";

/** A link as a screen shows it. */
export type Link = Omit<LinkRow, "memberId"> & {
  /** Null: an entry without a title, or that the caller may not read. */
  readonly title: string | null;
  readonly isMine: boolean;
  /** Told to its maker alone. */
  readonly address: string | null;
};

const input = z.strictObject({
  /** Those to one entry; left out: to any. */
  entry: z.strictObject({ collection: collectionSlugSchema, id: z.uuid() }).optional(),
});

/** Links that have not ended, the newest first: one's own, or everybody's for whoever may see those. */
export const listLinks = defineQuery({
  action: "read",
  collection: "links",
  input,
  async run({ scope, input: { entry }, permit }): Promise<{ links: Link[] }> {
    const { principal } = scope;
    const me = principal.kind === "member" ? principal.memberId : null;
    const rows = await listLive(scope, permit, { entryId: entry?.id });
    const addresses = await ownAddresses(
      scope,
      rows.map(({ id }) => id),
    );
    const titles = await titlesOf(scope, rows);
    const links = rows.map(({ memberId, ...link }) => ({
      ...link,
      title: titles.get(link.entryId) ?? null,
      isMine: memberId === me,
      address: addresses.get(link.id) ?? null,
    }));
    return { links };
  },
});

/** The titles of the entries, as far as the caller may read them. */
async function titlesOf(scope: Scope, rows: readonly LinkRow[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const collection of new Set(rows.map((row) => row.collection))) {
    const titleField = findModel(scope, collection)?.titleField ?? null;
    const source = relatedSource(scope, "draft", collection);
    if (titleField === null || source === null || !source.fields.has(titleField)) continue;
    const ids = rows.flatMap((row) => (row.collection === collection ? [row.entryId] : []));
    const found = await readRows(scope, source, {
      ...{ names: new Set([titleField]), keys: [] },
      where: sql`e.id = ANY (${ids}::uuid[])`,
      tail: sql`LIMIT 500`,
    });
    for (const { id, shown } of found) {
      const title = shown[titleField];
      if (typeof title === "string" && title !== "") titles.set(id, title);
    }
  }
  return titles;
}
