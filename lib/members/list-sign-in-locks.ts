import { z } from "zod";
import { accountTries, type AccountTries } from "@/lib/auth/account-tries.ts";
import type { MemberId } from "@/lib/kernel/ids.ts";
import { settingsIn } from "@/lib/tenancy/settings-in.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { joinedMembers } from "./joined-members.ts";

/** Tries at a member's account. */
export type SignInLock = AccountTries & {
  readonly id: MemberId;
  readonly name: string;
  readonly email: string;
};

/**
 * Members whose password was wrong lately, and whether somebody has to wait for that (S-105): of those
 * whom the caller may read, and who have joined. An account is its person's in all organizations, so
 * that this tells of tries wherever they were made.
 */
export const listSignInLocks = defineQuery({
  action: "read",
  collection: "sign-in-locks",
  input: z.strictObject({}),
  run: async ({ scope }): Promise<{ locks: readonly SignInLock[] }> => {
    const members = await joinedMembers(scope);
    const emails = members.map(({ email }) => email);
    const { signInTries } = await settingsIn(scope.db);
    const tries = await accountTries(emails, { tries: signInTries, now: scope.clock() });
    return {
      locks: members.flatMap(({ id, name, email }) => {
        const found = tries.get(email);
        return found === undefined ? [] : [{ id, name, email, ...found }];
      }),
    };
  },
});
