import { z } from "zod";
import type { Json } from "@/lib/kernel/json.ts";

const DEPTH_MAX = 32;

/** Any JSON value of a sane depth. */
export const jsonValue = z.custom<Json>((value) => isJson(value, DEPTH_MAX), "This is no JSON.");

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth === 0) return false;
  if (Array.isArray(value)) return value.every((part) => isJson(part, depth - 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === Object.prototype || prototype === null;
  return isPlain && Object.values(value).every((part) => isJson(part, depth - 1));
}
