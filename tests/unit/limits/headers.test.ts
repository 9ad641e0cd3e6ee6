import { describe, expect, test } from "vitest";
import { errorHeaders } from "@/lib/kernel/error-document.ts";
import { RateLimited, Unavailable } from "@/lib/kernel/errors.ts";
import { limitHeaders, type LimitState } from "@/lib/kernel/limit-state.ts";

const state: LimitState = { policy: "domain", quota: 600, window: 60, remaining: 512, reset: 33 };

describe("the headers of a limit", () => {
  test("are structured fields: a policy with its quota and window, and what is left of it", () => {
    expect(limitHeaders(state)).toEqual({
      "RateLimit-Policy": '"domain";q=600;w=60',
      RateLimit: '"domain";r=512;t=33',
    });
  });

  test("come with a refusal, beside the seconds to wait", () => {
    const refusal = new RateLimited(33, undefined, { ...state, remaining: 0 });
    expect(errorHeaders(refusal)).toEqual({
      "Retry-After": "33",
      "RateLimit-Policy": '"domain";q=600;w=60',
      RateLimit: '"domain";r=0;t=33',
    });
  });

  test("are left out where no counter refused", () => {
    expect(errorHeaders(new RateLimited(7))).toEqual({ "Retry-After": "7" });
    expect(errorHeaders(new Unavailable())).toEqual({ "Retry-After": "5" });
  });
});
