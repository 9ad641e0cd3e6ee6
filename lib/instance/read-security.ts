import { POLICY_RULES, type PolicyRules } from "@/lib/auth/password-policy.ts";
import { instanceSettings } from "@/lib/tenancy/instance-settings.ts";
import type { SecurityDecision } from "./decide-security-input.ts";

/** What was decided about signing in, as its form shows it. */
export async function readSecurity(): Promise<SecurityDecision> {
  const { mailUrl: _url, mailFrom: _from, passwordWords, ...rest } = await instanceSettings();
  return { ...rest, passwordWords: [...passwordWords] };
}

/** What is asked of a new password now. */
export const passwordRules = async (): Promise<PolicyRules> =>
  POLICY_RULES[(await instanceSettings()).passwordPolicy];
