import { sign, verify } from "@/lib/kernel/keys.ts";

/** The same on every start until it is used, so that a link printed twice is one link. */
const TEXT = "first-run";

/** The secret part of the setup link. Worthless once the instance is set up. */
export const setupToken = (secret: string): Promise<string> => sign(secret, "setup-link", TEXT);

/** Whether a token is this instance's; takes as long for a wrong one. */
export const isSetupToken = (secret: string, token: string): Promise<boolean> =>
  verify({ secret, purpose: "setup-link", signature: token }, TEXT);
