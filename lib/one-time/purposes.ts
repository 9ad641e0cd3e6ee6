import type { SecretTokenPrefix } from "@/lib/kernel/secret-token.ts";

/** What a link is good for; one that was made for something opens nothing else. */
export type LinkPurpose = "invitation" | "registration" | "password-reset" | "email-change";

type LinkKind = {
  readonly prefix: SecretTokenPrefix;
  /** Where it leads on the dashboard's host; the token follows. */
  readonly path: string;
  readonly hours: number;
};

/** An invitation waits for somebody's holidays to end; what opens an account does not wait long. */
export const LINK_KINDS: Readonly<Record<LinkPurpose, LinkKind>> = {
  invitation: { prefix: "gh_inv", path: "/invitation/", hours: 7 * 24 },
  registration: { prefix: "gh_reg", path: "/register/", hours: 24 },
  "password-reset": { prefix: "gh_pwd", path: "/reset-password/", hours: 1 },
  "email-change": { prefix: "gh_eml", path: "/email/", hours: 24 },
};
