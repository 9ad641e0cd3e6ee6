import { defineMutation } from "@/lib/usecase/use-case.ts";
import { removeUpload } from "./repository.ts";
import { collectionFor, uploadInput, type UploadInput } from "./upload-input.ts";

/** Gives up an upload of the caller's own. @throws NotFound. */
export const endUpload = defineMutation({
  action: "create",
  fieldwise: true,
  collection: (wanted: UploadInput) => collectionFor(wanted),
  input: uploadInput,
  run: ({ scope, input, permit }): Promise<void> => removeUpload(scope, permit, input),
  audit: () => null,
});
