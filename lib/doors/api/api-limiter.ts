import { apiLimits, type ApiLimits } from "@/lib/limits/api-limits.ts";

// @NOTE On globalThis: Next may evaluate a module once per bundle.
const keeper = globalThis as typeof globalThis & { gatehouseApiLimits?: ApiLimits };

/** The process's one keeper of the API's limits. */
export function apiLimiter(): ApiLimits {
  keeper.gatehouseApiLimits ??= apiLimits();
  return keeper.gatehouseApiLimits;
}
