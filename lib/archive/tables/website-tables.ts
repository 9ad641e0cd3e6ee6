import { z } from "zod";
import { menuItemsSchema, menuSchema } from "@/lib/content/menus/menu.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { count, flag, id, instant, text, type ArchivedTable } from "../archived-table.ts";

/** How a website leads its visitors. */
export const WEBSITE_TABLES: readonly ArchivedTable[] = [
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
