/** Where a client stands with the policy that binds it most. */
export type LimitState = {
  /** Name of the policy, such as `domain`: lower-case letters, digits and dashes. */
  readonly policy: string;
  /** Requests that one window admits. */
  readonly quota: number;
  /** Length of the window in seconds. */
  readonly window: number;
  /** Requests that the running window still admits. */
  readonly remaining: number;
  /** Whole seconds until the running window ends. */
  readonly reset: number;
};

/**
 * The headers that tell a client its limits, so that it can slow down by itself
 * (draft-ietf-httpapi-ratelimit-headers-10; structured fields, RFC 9651).
 */
export const limitHeaders = ({ policy, quota, window, remaining, reset }: LimitState) => ({
  "RateLimit-Policy": `"${policy}";q=${quota};w=${window}`,
  RateLimit: `"${policy}";r=${remaining};t=${reset}`,
});
