import { stat } from "node:fs/promises";
import { NotFound } from "@/lib/kernel/errors.ts";
import { getUpload } from "@/lib/media/uploads/get-upload.ts";
import { stagedFile } from "@/lib/media/uploads/staging.ts";
import type { UploadInput } from "@/lib/media/uploads/upload-input.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { finishUpload } from "./finish-upload.ts";
import { TUS } from "./protocol.ts";

/**
 * How far an upload has come. One of which the last byte came and nothing more, since the process ended,
 * is finished here. @throws NotFound for one that is not there, or whose bytes are not.
 */
export async function answerOffset(caller: Caller, upload: UploadInput): Promise<Response> {
  const { length, filename, isComplete } = await runUseCase(getUpload, upload, caller);
  const offset = isComplete ? length : await sizeOnDisk(caller, upload);
  if (!isComplete && offset === length) await finishUpload(caller, { ...upload, filename });
  const told = { "Upload-Offset": String(offset), "Upload-Length": String(length) };
  return new Response(null, { headers: { ...TUS, ...told } });
}

async function sizeOnDisk({ principal }: Caller, { id }: UploadInput): Promise<number> {
  try {
    return (await stat(stagedFile(principal.organizationId, id))).size;
  } catch {
    throw new NotFound("This upload is not there, or no longer.");
  }
}
