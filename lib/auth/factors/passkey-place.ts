import type { Environment } from "@/lib/kernel/env.ts";

/** Where passkeys of this instance count: at ROOT, and at no organization's host below it. */
export type PasskeyPlace = {
  /** The origin that a browser must have been at. */
  readonly origin: string;
  /** The relying party: the host of ROOT, without its port. */
  readonly rpID: string;
  /** What the instance is called where a browser names it. */
  readonly name: string;
};

/** The place of an instance with these settings. */
export const passkeyPlace = (
  settings: Pick<Environment, "ROOT" | "PUBLIC_SCHEME" | "PROJECT_NAME">,
): PasskeyPlace => {
  const origin = `${settings.PUBLIC_SCHEME}://${settings.ROOT}`;
  return { origin, rpID: new URL(origin).hostname, name: settings.PROJECT_NAME };
};
