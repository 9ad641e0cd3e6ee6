import { defineMutation } from "@/lib/usecase/use-case.ts";
import { saveFound } from "./repository.ts";
import { collectionFor, uploadInput } from "./upload-input.ts";
import { foundSchema } from "./upload.ts";
import type { z } from "zod";

const input = uploadInput.extend({ found: foundSchema });

type Input = z.infer<typeof input>;

/** Notes that all bytes of an upload are there, and what they are. @throws NotFound. */
export const completeUpload = defineMutation({
  action: "create",
  fieldwise: true,
  collection: (wanted: Input) => collectionFor(wanted),
  input,
  run: ({ scope, input, permit }): Promise<void> => saveFound(scope, permit, input),
  audit: () => null,
});
