import { NotFound } from "@/lib/kernel/errors.ts";
import { memberIdInput } from "@/lib/members/member-input.ts";
import { memberModel } from "@/lib/members/member-model.ts";
import { wholeRows } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { ProvisionedUser } from "./provisioned.ts";
import { selectUsers } from "./user-reads.ts";

/** One member, as an identity system sees them. @throws NotFound. */
export const getProvisionedUser = defineQuery({
  action: "read",
  collection: "users",
  input: memberIdInput,
  async run({ scope, input, permit }): Promise<ProvisionedUser> {
    const rows = wholeRows(scope, memberModel, permit.cases);
    const where = sql`${rows} AND t.id = ${input.id}::uuid`;
    const { items } = await selectUsers(scope, { where, limit: 1, offset: 0 });
    const [user] = items;
    if (user === undefined) throw new NotFound();
    return user;
  },
});
