import { z } from "zod";
import { confirmed, permissionInput } from "./policy-input.ts";

const { shape } = permissionInput;

export const createPermissionInput = permissionInput.extend({ policy: z.uuid(), confirmed });

/** What is absent stays as it is; the policy stays. */
export const updatePermissionInput = z.strictObject({
  id: z.uuid(),
  collection: shape.collection.optional(),
  action: shape.action.optional(),
  fields: shape.fields.unwrap().optional(),
  rule: shape.rule.unwrap().optional(),
  validation: shape.validation.unwrap().optional(),
  presets: shape.presets.unwrap().optional(),
  confirmed,
});

export const permissionIdInput = z.strictObject({ id: z.uuid() });

export type CreatePermission = z.infer<typeof createPermissionInput>;
export type UpdatePermission = z.infer<typeof updatePermissionInput>;
