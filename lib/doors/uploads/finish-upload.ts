import { GatehouseError, NotFound } from "@/lib/kernel/errors.ts";
import { inspectFile } from "@/lib/media/files/inspect-file.ts";
import { storeFile } from "@/lib/media/files/store-file.ts";
import { completeUpload } from "@/lib/media/uploads/complete-upload.ts";
import { endUpload } from "@/lib/media/uploads/end-upload.ts";
import { getUpload } from "@/lib/media/uploads/get-upload.ts";
import { forgetStaged, stagedFile } from "@/lib/media/uploads/staging.ts";
import type { UploadInput } from "@/lib/media/uploads/upload-input.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";

/**
 * What follows the last byte: the file is looked at, its bytes go where files lie, and the upload is
 * ready to be taken. One that is refused is forgotten.
 * @throws TooLarge, Invalid as `inspectFile`; NotFound for an upload that was given up meanwhile.
 */
export async function finishUpload(
  caller: Caller,
  { filename, ...upload }: UploadInput & { readonly filename: string },
): Promise<void> {
  const { organizationId } = caller.principal;
  const arrived = { organizationId, file: stagedFile(organizationId, upload.id), filename };
  try {
    const found =
      upload.purpose === "asset" ? await storeFile(arrived) : await inspectFile(arrived);
    await runUseCase(completeUpload, { ...upload, found }, caller);
    if (upload.purpose === "asset") await forgetStaged(organizationId, upload.id);
  } catch (error) {
    if (isMissing(error)) return requireFinished(caller, upload);
    if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
    await forgetStaged(organizationId, upload.id);
    await runUseCase(endUpload, upload, caller).catch(() => undefined);
    throw error;
  }
}

/** @NOTE Whoever asks how far it is may have finished it meanwhile; its bytes are no longer here then. */
async function requireFinished(caller: Caller, upload: UploadInput): Promise<void> {
  const { isComplete } = await runUseCase(getUpload, upload, caller);
  if (!isComplete) throw new NotFound("This upload is not there, or no longer.");
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";
