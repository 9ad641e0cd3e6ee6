import { z } from "zod";
import { sql } from "@/lib/tenancy/sql.ts";
import { id, instant, person, text, type ArchivedTable } from "../archived-table.ts";

/** The files of the media library; their bytes are members of their own. */
export const FILE_TABLES: readonly ArchivedTable[] = [
  {
    ...{ name: "assets", rows: sql`SELECT * FROM assets`, into: sql`assets` },
    key: [{ name: "id", column: sql`r.id`, type: sql`uuid` }],
    columns: {
      ...{ id, filename: text(300).min(1), media_type: text(200), size: z.int().min(0) },
      ...{ digest: z.string().regex(/^[0-9a-f]{64}$/), alt: text(2_000) },
      ...{ created_at: instant, created_by: person },
    },
  },
];
