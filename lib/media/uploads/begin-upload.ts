import { z } from "zod";
import { creatableModels } from "@/lib/content/resource/creatable-models.ts";
import { Forbidden, TooLarge } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { requireFewOpen } from "./require-few-open.ts";
import { requireRoom } from "./require-room.ts";
import { insertUpload } from "./repository.ts";
import { collectionFor, uploadInput } from "./upload-input.ts";
import { uploadMax } from "./upload-limits.ts";

const input = uploadInput.extend({
  filename: z.string().trim().min(1, "Give it a name.").max(200, "At most 200 characters."),
  length: z.int().min(0),
});

type Input = z.infer<typeof input>;

/**
 * Begins to take bytes for what the caller may create. The ledger hears of what becomes of them.
 * @throws TooLarge; Forbidden for a file to import from whoever may create nothing; NoRoom when the
 * organization's files, or the caller's uploads, would have more than they may together.
 */
export const beginUpload = defineMutation({
  action: "create",
  fieldwise: true,
  collection: (wanted: Input) => collectionFor(wanted),
  input,
  async run({ scope, input, permit }): Promise<void> {
    const most = uploadMax(input.purpose);
    if (input.length > most) {
      throw new TooLarge(`A file has at most ${Math.floor(most / 1_048_576)} MB here.`);
    }
    if (input.purpose === "import" && creatableModels(scope).length === 0) {
      throw new Forbidden("You may not create entries here.");
    }
    await requireRoom(scope, input.length);
    await requireFewOpen(scope, input.length);
    await insertUpload(scope, permit, input);
  },
  audit: () => null,
});
