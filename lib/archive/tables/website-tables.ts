import { z } from "zod";
import { menuItemsSchema, menuSchema } from "@/lib/content/menus/menu.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import {
  readSource,
  readTarget,
  sourceText,
  type RedirectSource,
} from "@/lib/redirects/redirect.ts";
import { designSchema } from "@/lib/site-design/design.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { anything, count, flag, id, instant, text, type ArchivedTable } from "../archived-table.ts";
import { sayIssue } from "../say-issue.ts";
import { textOf } from "../text-of.ts";

/** @NOTE A row says what its addresses say when they are read here, and nothing else. */
function checkRedirect({ path, query, below, target }: JsonObject): string | null {
  const row = { path: textOf(path), query: textOf(query), below: below === true };
  const source = readSource(writtenSource(row));
  if ("wrong" in source) return `path: ${source.wrong}`;
  const isSame = SOURCE_PARTS.every((part) => source[part] === row[part]);
  if (!isSame) return "path: It is not as it would be kept.";
  const read = readTarget(textOf(target), { below: row.below, hosts: [] });
  if ("wrong" in read) return `target: ${read.wrong}`;
  return read.target === target ? null : "target: It is not as it would be kept.";
}

const SOURCE_PARTS = ["path", "query", "below"] as const;

/** @NOTE A kept path is decoded: what means something in an address is escaped again. */
const writtenSource = (row: RedirectSource): string =>
  sourceText({ ...row, path: row.path.replace(/[%?#\s]/g, encodeURIComponent) });

/** How a website looks, and how it leads its visitors. */
export const WEBSITE_TABLES: readonly ArchivedTable[] = [
  {
    ...{ name: "site_designs", rows: sql`SELECT * FROM site_designs`, into: sql`site_designs` },
    ...{ key: [], columns: { design: anything, revision: count } },
    check: ({ design }) => {
      const { error } = designSchema.safeParse(design);
      return error === undefined ? null : `design: ${sayIssue(error)}`;
    },
  },
  {
    ...{ name: "site_navigation", rows: sql`SELECT * FROM site_navigation` },
    into: sql`site_navigation`,
    key: [{ name: "menu", column: sql`r.menu COLLATE "C"`, type: sql`text` }],
    columns: { menu: menuSchema, items: menuItemsSchema, revision: count, updated_at: instant },
  },
  {
    ...{ name: "site_redirects", rows: sql`SELECT * FROM site_redirects` },
    into: sql`site_redirects`,
    key: [{ name: "id", column: sql`r.id`, type: sql`uuid` }],
    columns: {
      ...{ id, path: text(2_000), query: text(2_000), below: flag, target: text(2_000) },
      status: z.literal([301, 302, 307, 308]),
      ...{ created_at: instant, created_by: text(300) },
    },
    without: { import_id: "imports stay behind" },
    check: checkRedirect,
  },
];
