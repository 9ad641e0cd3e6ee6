import type { JsonObject } from "@/lib/kernel/json.ts";
import type { PermissionInput } from "./policy-input.ts";

/** Permissions as the ledger keeps them: what is null says nothing and is left out. */
export const namePermissions = (permissions: readonly PermissionInput[]): JsonObject[] =>
  permissions.map(({ collection, action, fields, rule, validation, presets }) => ({
    permission: `${action} ${collection}`,
    ...(fields === null ? {} : { fields: [...fields] }),
    ...(rule === null ? {} : { rule }),
    ...(validation === null ? {} : { validation }),
    ...(presets === null ? {} : { presets }),
  }));
