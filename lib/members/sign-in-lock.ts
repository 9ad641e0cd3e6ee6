import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldDescription } from "@/lib/query/field.ts";

const seen = { access: "read-only" } as const;
const whole = z.int().min(0);

/** What is told of tries at a member's account; its id is the member's. */
export const SIGN_IN_LOCK_FIELDS: ReadonlyMap<string, FieldDescription> = new Map([
  ["id", describeField("id", z.uuid(), seen)],
  ["name", describeField("text", z.string(), seen)],
  ["email", describeField("text", z.string(), seen)],
  ["failed", describeField("integer", whole, seen)],
  ["admitted", describeField("integer", whole, seen)],
  ["waiting", describeField("integer", whole, seen)],
  ["isLocked", describeField("boolean", z.boolean(), seen)],
  ["until", { ...describeField("instant", z.iso.datetime(), seen), nullable: true }],
]);
