import { environment } from "@/lib/kernel/env.ts";
import { sign } from "@/lib/kernel/keys.ts";

/**
 * What is kept of a link's token. Under the pepper, which stays when the secret is rotated; the token
 * begins with what it is for, so that no digest stands for another purpose.
 */
export const digestOf = (token: string): Promise<string> =>
  sign(environment().GATEHOUSE_PEPPER, "one-time-link", token);
