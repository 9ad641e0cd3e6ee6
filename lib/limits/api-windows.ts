import type { Environment } from "@/lib/kernel/env.ts";
import type { Window } from "./counter.ts";

const MINUTE = 60;

/** The windows of the API. Their names stand in the RateLimit headers; a domain brings its own. */
export type ApiWindows = {
  /** All that one organization asks. */
  readonly organization: Window;
  /** Requests of members from one address. */
  readonly address: Window;
  /** Requests without a credential from one address. */
  readonly anonymous: Window;
  /** Credentials from one address that were refused. */
  readonly refused: Window;
};

/**
 * The windows of this instance. An organization's bound keeps one of them from using up a shared
 * instance; that of refused credentials makes guessing slow, and leaves room for a key mistyped.
 */
export const apiWindows = (settings: Environment): ApiWindows => ({
  organization: {
    name: "organization",
    tries: settings.API_ORGANIZATION_LIMIT,
    seconds: MINUTE,
  },
  address: { name: "address", tries: settings.API_ADDRESS_LIMIT, seconds: MINUTE },
  anonymous: { name: "anonymous", tries: 120, seconds: MINUTE },
  refused: { name: "refused", tries: 30, seconds: MINUTE },
});

/** A domain's own window; `requestsPerMinute` is what its form says. */
export const domainWindow = (requestsPerMinute: number): Window => ({
  name: "domain",
  tries: requestsPerMinute,
  seconds: MINUTE,
});
