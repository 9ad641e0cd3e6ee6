import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { detailOf, entryInput, loadEntry } from "./entry-input.ts";
import { getVersion } from "./versions.ts";

export const versionInput = entryInput.extend({ number: z.int().positive() });
type Input = z.infer<typeof versionInput>;

/** One version and the draft it would replace, to be laid side by side. */
export const getVersionUseCase = defineQuery({
  action: "read-draft",
  collection: ({ collection }: Input) => collection,
  input: versionInput,
  load: loadEntry<Input>,
  run: async ({ scope, input, loaded }) => {
    const version = await getVersion(scope, input, input.number);
    return { version, current: detailOf(loaded) };
  },
});
