import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldDescription } from "@/lib/query/field.ts";
import { addHostnameInput } from "./hostname-input.ts";

/** @NOTE A website has a handful of them, listed as a whole: nothing to filter by, nothing to sort. */
const whole = { filterable: false, sortable: false } as const;
const seen = { ...whole, access: "read-only" } as const;
const text = describeField("text", z.string(), seen);
const instant = describeField("instant", z.iso.datetime().nullable(), { ...seen, nullable: true });
const STATES = ["waiting", "served", "lost"] as const;
const proof = z.object({ token: z.string(), record: z.string(), file: z.string() }).nullable();

/** A hostname of the website as the API tells it; its name in ASCII is its id. */
export const HOSTNAME_MODEL: ReadonlyMap<string, FieldDescription> = new Map([
  ["hostname", describeField("text", addHostnameInput.shape.hostname, whole)],
  ["shown", text],
  ["state", describeField("text", z.enum(STATES), seen)],
  ["primary", describeField("boolean", z.boolean(), whole)],
  ["proof", describeField("json", proof, { ...seen, nullable: true })],
  ["problem", text],
  ["checkedAt", instant],
  ["provenAt", instant],
  ["lostAt", instant],
]);
