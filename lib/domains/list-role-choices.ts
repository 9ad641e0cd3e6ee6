import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { DomainRole } from "./domain.ts";
import { selectRoleGifts } from "@/lib/policies/gifts.ts";
import { mayGive } from "@/lib/policies/require-grantable.ts";

/** A role that a domain can hold; `grantable` when the caller holds all that it gives. */
export type RoleChoice = DomainRole & {
  readonly description: string;
  readonly grantable: boolean;
};

/** The roles a domain can hold: every one but Admin. */
export const listRoleChoices = defineQuery({
  action: "read",
  collection: "domains",
  input: z.strictObject({}),
  run: async ({ scope }): Promise<{ choices: readonly RoleChoice[] }> => {
    const roles = (await selectRoleGifts(scope)).filter(({ admin }) => !admin);
    const choices = roles.map((role) => ({
      slug: role.slug,
      name: role.name,
      description: role.description,
      grantable: mayGive(scope, role),
    }));
    return { choices };
  },
});
