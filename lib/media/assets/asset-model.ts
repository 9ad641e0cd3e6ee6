import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { assetWords } from "./asset-input.ts";

const seen = { access: "read-only" } as const;
const optional = { nullable: true } as const;
const pixels = describeField("integer", z.int().nullable(), { ...seen, ...optional });
const instant = describeField("instant", z.iso.datetime(), seen);
const userId = describeField("id", z.uuid().nullable(), { ...seen, ...optional });

/** Whether any entry names it, in its draft or in its published form. */
const IS_USED = sql`EXISTS (SELECT 1 FROM asset_uses u
  WHERE u.organization_id = t.organization_id AND u.asset_id = t.id)`;

/** Files as the API lists them and as rules speak of them. Their bytes have addresses of their own. */
export const assetModel: TableModel = {
  type: "assets",
  from: sql`assets t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["filename", keptAt(describeField("text", assetWords.filename), sql`t.filename`)],
    ["title", keptAt(describeField("text", assetWords.title), sql`t.title`)],
    ["alt", keptAt(describeField("text", assetWords.alt), sql`t.alt`)],
    ["mediaType", keptAt(describeField("text", z.string(), seen), sql`t.media_type`)],
    ["size", keptAt(describeField("integer", z.int(), seen), sql`t.size`)],
    ["width", keptAt(pixels, sql`t.width`)],
    ["height", keptAt(pixels, sql`t.height`)],
    ["focalX", keptAt(describeField("decimal", assetWords.focalX), sql`t.focal_x`)],
    ["focalY", keptAt(describeField("decimal", assetWords.focalY), sql`t.focal_y`)],
    ["folder", keptAt(describeField("id", assetWords.folder, optional), sql`t.folder_id`)],
    ["visibility", keptAt(describeField("text", assetWords.visibility), sql`t.visibility::text`)],
    ["used", keptAt(describeField("boolean", z.boolean(), seen), IS_USED)],
    ["createdAt", keptAt(instant, sql`t.created_at`)],
    ["createdBy", keptAt(userId, sql`t.created_by`)],
    ["updatedAt", keptAt(instant, sql`t.updated_at`)],
    ["updatedBy", keptAt(userId, sql`t.updated_by`)],
  ]),
  sort: "-createdAt",
};
