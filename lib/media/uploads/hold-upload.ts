import { defineMutation } from "@/lib/usecase/use-case.ts";
import { keepHold } from "./repository.ts";
import { collectionFor, uploadInput, type UploadInput } from "./upload-input.ts";

/**
 * Holds an upload of the caller's own while a part of it is written: of several who send at once one
 * writes. @throws Locked while somebody else does; NotFound for one that is not there, or all there.
 */
export const holdUpload = defineMutation({
  action: "create",
  fieldwise: true,
  collection: (wanted: UploadInput) => collectionFor(wanted),
  input: uploadInput,
  run: ({ scope, input, permit }): Promise<void> => keepHold(scope, permit, input),
  audit: () => null,
});
