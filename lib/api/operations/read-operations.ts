import { z } from "zod";
import type { Json } from "@/lib/kernel/json.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";

/** What one request may ask at most. */
const MOST_OPERATIONS = 100;

const text = z.string().min(1).max(200);
const ref = z.object({
  type: text,
  id: text.optional(),
  lid: text.optional(),
  relationship: text.optional(),
});

/** @NOTE Not strict, as everywhere outside of attributes: unknown members are ignored. */
const operation = z.object({
  op: z.enum(["add", "update", "remove"]),
  ref: ref.optional(),
  href: z.string().max(2_000).optional(),
  data: z.json().optional(),
  meta: z.object({ ifMatch: z.string().max(1_000).optional() }).optional(),
});

const body = z.object({
  "atomic:operations": z
    .array(operation)
    .min(1, "Give at least one operation.")
    .max(MOST_OPERATIONS),
});

/** One operation as it was sent. */
export type Operation = z.infer<typeof operation>;

/** Reads the operations of a body. @throws MalformedBody naming the first broken place. */
export function readOperations(raw: Json): readonly Operation[] {
  const result = body.safeParse(raw);
  if (!result.success) {
    const [issue] = result.error.issues;
    const pointer = (issue?.path ?? []).map((part) => `/${String(part)}`).join("");
    throw new MalformedBody(issue?.message ?? "These are no operations.", pointer);
  }
  const operations = result.data["atomic:operations"];
  for (const [index, { ref, href }] of operations.entries()) {
    if (ref === undefined || href === undefined) continue;
    throw new MalformedBody("Give `ref` or `href`, not both.", `/atomic:operations/${index}`);
  }
  return operations;
}
