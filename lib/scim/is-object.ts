import type { Json, JsonObject } from "@/lib/kernel/json.ts";

/** Whether a value of JSON has members. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
