import { defineQuery } from "@/lib/usecase/use-case.ts";
import { compileFilter } from "./compile-filter.ts";
import { groupAttributes, selectGroups } from "./group-reads.ts";
import { pageInput, windowOf } from "./page-input.ts";
import type { Page, ProvisionedGroup } from "./provisioned.ts";

/** The roles that the caller may read, as groups with the members that they may read. @throws ScimInvalid. */
export const listProvisionedGroups = defineQuery({
  action: "read",
  collection: "roles",
  input: pageInput,
  run: ({ scope, input }): Promise<Page<ProvisionedGroup>> => {
    const where = compileFilter(input.filter, groupAttributes(scope));
    return selectGroups(scope, { where, ...windowOf(input) });
  },
});
