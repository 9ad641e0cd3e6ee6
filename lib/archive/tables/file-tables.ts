import { z } from "zod";
import { VISIBILITIES } from "@/lib/media/assets/asset.ts";
import { assetWords } from "@/lib/media/assets/asset-input.ts";
import { folderWords } from "@/lib/media/folders/folder-input.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { count, id, instant, person, type ArchivedTable, type KeyPart } from "../archived-table.ts";

const ID: readonly KeyPart[] = [{ name: "id", column: sql`r.id`, type: sql`uuid` }];

/** The media library; the bytes of its files are members of their own. */
export const FILE_TABLES: readonly ArchivedTable[] = [
  {
    ...{ name: "asset_folders", rows: sql`SELECT * FROM asset_folders`, into: sql`asset_folders` },
    key: ID,
    columns: {
      ...{ id, parent_id: folderWords.parent, name: folderWords.name },
      ...{ revision: count, created_at: instant },
    },
  },
  {
    ...{ name: "assets", rows: sql`SELECT * FROM assets`, into: sql`assets`, key: ID },
    columns: {
      ...{ id, filename: assetWords.filename, title: assetWords.title, alt: assetWords.alt },
      ...{ media_type: z.string().max(200), size: z.int().min(0) },
      ...{ digest: z.string().regex(/^[0-9a-f]{64}$/), width: count.nullable() },
      ...{ height: count.nullable(), focal_x: assetWords.focalX, focal_y: assetWords.focalY },
      ...{ folder_id: assetWords.folder, visibility: z.enum(VISIBILITIES), revision: count },
      ...{ created_at: instant, created_by: person, updated_at: instant, updated_by: person },
    },
  },
];
