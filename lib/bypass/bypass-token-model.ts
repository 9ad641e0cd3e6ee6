import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { createBypassTokenInput } from "./create-bypass-token.ts";

const seen = { access: "read-only" } as const;
const seenOrNot = { access: "read-only", nullable: true } as const;
const said = { access: "write-only" } as const;
const { shape } = createBypassTokenInput;
const instant = z.iso.datetime();

/** Bypass tokens as the API shows them: all but the token itself, which is kept nowhere. */
export const bypassTokenModel: TableModel = {
  type: "bypass-tokens",
  from: sql`(SELECT * FROM bypass_tokens WHERE revoked_at IS NULL) t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["name", keptAt(describeField("text", shape.name), sql`t.name`)],
    ["createdAt", keptAt(describeField("instant", instant, seen), sql`t.created_at`)],
    ["createdBy", keptAt(describeField("text", z.string(), seen), sql`t.created_by`)],
    ["expiresAt", keptAt(describeField("instant", instant, seen), sql`t.expires_at`)],
    ["lastUsedAt", keptAt(describeField("instant", instant, seenOrNot), sql`t.last_used_at`)],
    ["expiresInDays", keptAt(describeField("integer", shape.expiresInDays, said), sql`NULL::int`)],
  ]),
  sort: "-createdAt",
};
