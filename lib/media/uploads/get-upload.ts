import { defineQuery } from "@/lib/usecase/use-case.ts";
import { selectUpload } from "./repository.ts";
import { collectionFor, uploadInput, type UploadInput } from "./upload-input.ts";

/** An upload of the caller's own, as far as it has come. @throws NotFound for any other. */
export const getUpload = defineQuery({
  action: "create",
  fieldwise: true,
  collection: (wanted: UploadInput) => collectionFor(wanted),
  input: uploadInput,
  run: ({ scope, input }) => selectUpload(scope, input),
});
