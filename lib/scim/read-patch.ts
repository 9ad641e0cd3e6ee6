import { z } from "zod";
import type { Json } from "@/lib/kernel/json.ts";
import { ScimInvalid } from "@/lib/provisioning/scim-invalid.ts";
import { isObject } from "./is-object.ts";

/** One change of one place; a change without a path is one for each of its members. */
export type Change = {
  readonly op: "add" | "replace" | "remove";
  readonly path: string;
  /** Null where there is none. */
  readonly value: Json;
};

const MOST_CHANGES = 1_000;

const operationSchema = z.looseObject({
  // @NOTE Entra ID writes «Add» and «Replace».
  op: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["add", "replace", "remove"])),
  path: z.string().min(1).max(500).optional(),
});

const patchSchema = z.looseObject({ operations: z.array(operationSchema).min(1) });

/**
 * The changes of a PATCH (RFC 7644 §3.5.2), in their order.
 * @throws ScimInvalid for what is no such request, and too many changes at once.
 */
export function readPatch(body: Json): readonly Change[] {
  const named = isObject(body)
    ? Object.fromEntries(Object.entries(body).map(([key, value]) => [key.toLowerCase(), value]))
    : null;
  const read = patchSchema.safeParse(named);
  if (!read.success) throw new ScimInvalid("invalidSyntax", "This is no PatchOp with Operations.");
  const changes = read.data.operations.flatMap(({ op, path, ...rest }): Change[] => {
    const value = (rest["value"] ?? null) as Json;
    if (path !== undefined) return [{ op, path, value }];
    if (op === "remove") throw new ScimInvalid("noTarget", "Say what is to be removed.");
    if (!isObject(value)) throw new ScimInvalid("invalidSyntax", "Give a path, or attributes.");
    return Object.entries(value).map(([name, one]) => ({ op, path: name, value: one ?? null }));
  });
  if (changes.length <= MOST_CHANGES) return changes;
  throw new ScimInvalid("invalidValue", `Send at most ${MOST_CHANGES} changes at once.`);
}
