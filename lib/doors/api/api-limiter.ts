import { apiLimits, type ApiLimits } from "@/lib/limits/api-limits.ts";

let limits: ApiLimits | undefined;

/**
 * The keeper of the API's limits, of each copy of this module.
 * @NOTE Not on globalThis: the server and Next's bundles each have their own classes of errors, and
 * a refusal must be one of whoever asked. Counts are shared by the store behind it.
 */
export function apiLimiter(): ApiLimits {
  limits ??= apiLimits();
  return limits;
}
