import type { Caller } from "@/lib/usecase/run-use-case.ts";

/** All ways to prove to the API who asks. */
export const EVERY_CREDENTIAL = [
  "session",
  "domain-token",
  "member-token",
  "static-token",
] as const;

/** How a request to the API proved who asks; the door checked it. */
export type Credential = (typeof EVERY_CREDENTIAL)[number];

/** Who asks the API, as the door derived it from the raw credential. */
export type ApiCaller = {
  readonly credential: Credential;
  readonly caller: Caller;
};
