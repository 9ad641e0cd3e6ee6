import type { Upload } from "@tus/server";
import { BadHeader } from "@/lib/kernel/request-errors.ts";
import { beginUpload } from "@/lib/media/uploads/begin-upload.ts";
import type { UploadInput } from "@/lib/media/uploads/upload-input.ts";
import { uploadPurposeSchema } from "@/lib/media/uploads/upload.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";

/**
 * Begins an upload as its headers describe it. @throws BadHeader where they do not; Invalid for a name;
 * TooLarge, NoRoom, Forbidden and NotFound as the use case.
 */
export async function begin(
  caller: Caller,
  { id, size, metadata }: Pick<Upload, "id" | "size" | "metadata">,
): Promise<UploadInput> {
  if (size === undefined || !Number.isSafeInteger(size)) {
    throw new BadHeader("Upload-Length", "Say how long the file is.");
  }
  const purpose = uploadPurposeSchema.safeParse(metadata?.["purpose"] ?? "asset");
  if (!purpose.success) {
    throw new BadHeader("Upload-Metadata", "`purpose` is asset, import or archive.");
  }
  const upload = { id, purpose: purpose.data };
  const filename = (metadata?.["filename"] ?? "").split(/[/\\]/).at(-1) ?? "";
  await runUseCase(beginUpload, { ...upload, filename, length: size }, caller);
  return upload;
}
