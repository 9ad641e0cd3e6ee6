import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { holdUpload, putOffEnd } from "./repository.ts";
import { collectionFor, uploadInput } from "./upload-input.ts";

const input = uploadInput.extend({
  /** Puts the bytes down, all of which are here already. */
  write: z.custom<() => Promise<Response>>((value) => typeof value === "function"),
});

type Input = z.infer<typeof input>;

/**
 * Puts a part down of an upload of the caller's own, while nobody else does: the hold is the lock of its
 * row, which PostgreSQL ends with the connection of whoever died. The upload lives on for a while from here.
 * @throws Locked while somebody else writes; NotFound for one that is not there, or all there; whatever
 * `write` throws.
 */
export const writePart = defineMutation({
  action: "create",
  fieldwise: true,
  collection: (wanted: Input) => collectionFor(wanted),
  input,
  async run({ scope, permit, input: { write, ...wanted } }): Promise<Response> {
    await holdUpload(scope, permit, wanted);
    const answer = await write();
    await putOffEnd(scope, permit, wanted);
    return answer;
  },
  audit: () => null,
});
