import { z } from "zod";
import { menuItemsSchema, menuSchema } from "@/lib/content/menus/menu.ts";
import { designSchema } from "@/lib/site-design/design.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { anything, count, flag, id, instant, text, type ArchivedTable } from "../archived-table.ts";
import { sayIssue } from "../say-issue.ts";

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
  },
];
