import { defineMutation } from "@/lib/usecase/use-case.ts";
import { endHold } from "./repository.ts";
import { collectionFor, uploadInput, type UploadInput } from "./upload-input.ts";

/** Lets an upload go that was held; it lives on for a while from here. */
export const releaseUpload = defineMutation({
  action: "create",
  fieldwise: true,
  collection: (wanted: UploadInput) => collectionFor(wanted),
  input: uploadInput,
  run: ({ scope, input, permit }): Promise<void> => endHold(scope, permit, input),
  audit: () => null,
});
