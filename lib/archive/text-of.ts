import type { Json } from "@/lib/kernel/json.ts";

/** What a column of a row says, as text; what is a list or an object is spelled out. */
export const textOf = (value: Json | undefined): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value);
