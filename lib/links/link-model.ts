import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { shareLinkInput } from "./link.ts";

const seen = { access: "read-only" } as const;
const said = { access: "write-only" } as const;
const seenOrNot = { access: "read-only", nullable: true } as const;
const { shape } = shareLinkInput;
const instant = z.iso.datetime();

/** Links to entries as the API shows them. */
export const linkModel: TableModel = {
  type: "links",
  from: sql`(
    SELECT l.*, c.slug AS collection, u.name AS made_by
    FROM entry_links l
    JOIN entries e ON e.organization_id = l.organization_id AND e.id = l.entry_id
    JOIN collections c ON c.organization_id = e.organization_id AND c.id = e.collection_id
    JOIN members m ON m.organization_id = l.organization_id AND m.id = l.member_id
    JOIN users u ON u.id = m.user_id
    WHERE l.revoked_at IS NULL) t`,
  fields: new Map([
    ["id", keptAt(describeField("id", z.uuid(), seen), sql`t.id`)],
    ["purpose", keptAt(describeField("text", z.enum(["preview", "share"])), sql`t.purpose`)],
    ["collection", keptAt(describeField("text", shape.collection), sql`t.collection`)],
    ["entry", keptAt(describeField("id", shape.entry), sql`t.entry_id`)],
    ["view", keptAt(describeField("text", z.enum(["draft", "published"])), sql`t.view`)],
    ["madeBy", keptAt(describeField("text", z.string(), seen), sql`t.made_by`)],
    ["createdAt", keptAt(describeField("instant", instant, seen), sql`t.created_at`)],
    ["expiresAt", keptAt(describeField("instant", instant, seen), sql`t.expires_at`)],
    ["uses", keptAt(describeField("integer", z.int(), seen), sql`t.uses`)],
    [
      "mostUses",
      keptAt(describeField("integer", shape.mostUses, { nullable: true }), sql`t.most_uses`),
    ],
    ["lastUsedAt", keptAt(describeField("instant", instant, seenOrNot), sql`t.last_used_at`)],
    [
      "hasPassword",
      keptAt(describeField("boolean", z.boolean(), seen), sql`(t.password_hash IS NOT NULL)`),
    ],
    // @NOTE Made of the id when it is told, to its own maker alone.
    ["address", keptAt(describeField("text", z.string(), seenOrNot), sql`NULL::text`)],
    ["minutes", keptAt(describeField("integer", shape.minutes, said), sql`NULL::int`)],
    ["password", keptAt(describeField("text", shape.password, said), sql`NULL::text`)],
  ]),
  sort: "-createdAt",
};
