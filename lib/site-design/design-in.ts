import { DEFAULT_DESIGN } from "./default-design.ts";
import { designSchema, type Design } from "./design.ts";

/** @NOTE What is kept was checked when it was written: only a change of the rules leaves something else. */
export function designIn(kept: unknown): Design {
  const read = designSchema.safeParse(kept);
  return read.success ? read.data : DEFAULT_DESIGN;
}
