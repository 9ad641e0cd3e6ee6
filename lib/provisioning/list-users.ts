import { memberModel } from "@/lib/members/member-model.ts";
import { wholeRows } from "@/lib/query/table-source.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { compileFilter } from "./compile-filter.ts";
import { pageInput, windowOf } from "./page-input.ts";
import type { Page, ProvisionedUser } from "./provisioned.ts";
import { selectUsers, USER_ATTRIBUTES } from "./user-reads.ts";

/** The members that the caller may read, as an identity system asks for them. @throws ScimInvalid. */
export const listProvisionedUsers = defineQuery({
  action: "read",
  collection: "users",
  input: pageInput,
  run: ({ scope, input, permit }): Promise<Page<ProvisionedUser>> => {
    const rows = wholeRows(scope, memberModel, permit.cases);
    const where = sql`${rows} AND (${compileFilter(input.filter, USER_ATTRIBUTES)})`;
    return selectUsers(scope, { where, ...windowOf(input) });
  },
});
