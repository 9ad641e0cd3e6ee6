import type { Json } from "./json.ts";

/** One text for JSON values that are alike: PostgreSQL and people write members in other orders. */
export const spelledJson = (value: Json): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
