import { z } from "zod";
import { tableSource } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { assetModel } from "./asset-model.ts";

/**
 * How many entries name any of some files, also those that the caller may not read: what deleting the
 * files would leave a gap in. Of files that they may not read nothing is counted.
 */
export const countAssetUses = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "assets",
  input: z.strictObject({ ids: z.array(z.uuid()).min(1).max(1_000) }),
  async run({ scope, input: { ids }, permit }): Promise<{ entries: number }> {
    const { from, where } = tableSource(scope, assetModel, permit.cases);
    const [row] = await scope.db.$queryRaw<{ entries: number }[]>(sql`
      SELECT count(DISTINCT u.entry_id)::int AS entries FROM asset_uses u
      WHERE u.organization_id = ${scope.organizationId}::uuid AND u.asset_id IN (
        SELECT t.id FROM ${from} WHERE ${where} AND t.id = ANY(${ids}::uuid[]))`);
    return { entries: row?.entries ?? 0 };
  },
});
