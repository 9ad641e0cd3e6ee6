import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { folderWords } from "./folder-input.ts";

const seen = { access: "read-only" } as const;

/** Folders of files as the API lists them. */
export const folderModel: TableModel = {
  type: "asset-folders",
  from: sql`asset_folders t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["name", keptAt(describeField("text", folderWords.name), sql`t.name`)],
    [
      "parent",
      keptAt(describeField("id", folderWords.parent, { nullable: true }), sql`t.parent_id`),
    ],
    ["createdAt", keptAt(describeField("instant", z.iso.datetime(), seen), sql`t.created_at`)],
  ]),
  sort: "name",
};
