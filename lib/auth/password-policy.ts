import type { PasswordPolicy } from "@/lib/tenancy/settings-in.ts";

/** What a policy asks of a password, as it is told to people. */
export type PolicyRules = {
  readonly kind: PasswordPolicy;
  readonly shortest: number;
  /** The least of zxcvbn's scores, 0 to 4; 0: it is not asked. */
  readonly score: number;
};

/** Length and guessability alone: nobody is told which characters to take (NIST SP 800-63B §3.1.1.2). */
export const POLICY_RULES: Readonly<Record<PasswordPolicy, PolicyRules>> = {
  off: { kind: "off", shortest: 1, score: 0 },
  standard: { kind: "standard", shortest: 12, score: 0 },
  strong: { kind: "strong", shortest: 15, score: 3 },
};

/** What is wrong with a password by its length; null: nothing. */
export function lengthProblem(password: string, { shortest }: PolicyRules): string | null {
  if (password.length >= shortest) return null;
  return `This is too short. Use at least ${shortest} characters.`;
}
