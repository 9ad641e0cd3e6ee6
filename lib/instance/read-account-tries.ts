import { accountTries, type AccountTries } from "@/lib/auth/account-tries.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { instanceSettings } from "@/lib/tenancy/instance-settings.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { accountEmailInput } from "./account-email-input.ts";

/** What is told of an account; null: nobody typed a wrong password there. */
export type FoundTries = AccountTries | null;

/**
 * How often a password was wrong lately at an account of whatever organization (S-105); null: never.
 * Tries are counted by the address that was typed, so that it says nothing of whether anybody has it.
 * @throws NotFound for anybody but the owner; Invalid.
 */
export const readAccountTries = defineOwnDeed({
  input: accountEmailInput,
  owner: true,
  run: async ({ email }, { clock = systemClock }): Promise<FoundTries> => {
    const { signInTries: tries } = await instanceSettings();
    return (await accountTries([email], { tries, now: clock() })).get(email) ?? null;
  },
});
