import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { selectGroups } from "./group-reads.ts";
import type { ProvisionedGroup } from "./provisioned.ts";

/** One role as a group. @throws NotFound. */
export const getProvisionedGroup = defineQuery({
  action: "read",
  collection: "roles",
  input: z.strictObject({ id: z.uuid() }),
  async run({ scope, input: { id } }): Promise<ProvisionedGroup> {
    const where = sql`g.id = ${id}::uuid`;
    const { items } = await selectGroups(scope, { where, limit: 1, offset: 0 });
    const [group] = items;
    if (group === undefined) throw new NotFound();
    return group;
  },
});
