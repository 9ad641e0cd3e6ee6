import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { getUpload } from "@/lib/media/uploads/get-upload.ts";
import { stagingFolder } from "@/lib/media/uploads/staging.ts";
import type { UploadInput } from "@/lib/media/uploads/upload-input.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { begin } from "./begin.ts";
import { finishUpload } from "./finish-upload.ts";
import { holdWhileWriting, noLock } from "./hold-while-writing.ts";
import { UPLOADS } from "./protocol.ts";
import { protocolError } from "./protocol-error.ts";

/** Who sends, and to which upload; null: one that is to begin. */
type Sending = { readonly caller: Caller; readonly upload: UploadInput | null };

/**
 * Begins an upload, or takes the next part of one. Of several who send the same part at once one is
 * heard; after the last part the file is whole and known, or refused.
 * @throws typed errors, whatever the library of the protocol threw or answered.
 */
export async function receivePart(
  request: Request,
  { caller, upload }: Sending,
): Promise<Response> {
  const directory = await stagingFolder(caller.principal.organizationId);
  const failures: unknown[] = [];
  let current = upload;
  const server = new Server({
    ...{ path: UPLOADS, allowedOrigins: [] },
    datastore: new FileStore({ directory }),
    locker: upload === null ? noLock : holdWhileWriting(caller, upload),
    namingFunction: () => newId(),
    onUploadCreate: async (_request, created) => {
      current = await begin(caller, created);
      return {};
    },
    generateUrl: (_request, { id }) => `${UPLOADS}/${current?.purpose ?? "asset"}/${id}`,
    onUploadFinish: async () => {
      if (current === null) throw new NotFound();
      const { filename } = await runUseCase(getUpload, current, caller);
      await finishUpload(caller, { ...current, filename });
      return {};
    },
    onResponseError: (_request, error) => {
      failures.push(error);
      return undefined;
    },
  });
  const answer = await server.handleWeb(request);
  if (failures.length > 0) throw protocolError(failures[0]);
  if (answer.status >= 400) {
    throw protocolError({ status_code: answer.status, body: await answer.text() });
  }
  answer.headers.set("cache-control", "no-store");
  return answer;
}
