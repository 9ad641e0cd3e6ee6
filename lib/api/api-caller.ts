import type { Caller } from "@/lib/usecase/run-use-case.ts";

/** How a request to the API proved who asks; the door checked it. */
export type Credential = "session" | "domain-token" | "member-token" | "static-token";

/** Who asks the API, as the door derived it from the raw credential. */
export type ApiCaller = {
  readonly credential: Credential;
  readonly caller: Caller;
};
