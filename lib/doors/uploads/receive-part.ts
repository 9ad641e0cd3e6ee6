import { FileStore } from "@tus/file-store";
import { Server, type Locker } from "@tus/server";
import { NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { getUpload } from "@/lib/media/uploads/get-upload.ts";
import { stagingFolder } from "@/lib/media/uploads/staging.ts";
import type { UploadInput } from "@/lib/media/uploads/upload-input.ts";
import { writePart } from "@/lib/media/uploads/write-part.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { arrivedOf } from "./arrived-of.ts";
import { begin } from "./begin.ts";
import { finishUpload } from "./finish-upload.ts";
import { UPLOADS } from "./protocol.ts";
import { protocolError } from "./protocol-error.ts";

/** Begins an upload as a request says. @throws typed errors. */
export async function receiveFirst(request: Request, caller: Caller): Promise<Response> {
  return finished(caller, await heard(request, caller, null));
}

/**
 * Takes the next part of an upload. All of it comes in first, and then is put down in one go, while
 * nobody else writes: a slow line holds nothing. After the last part the file is whole and known, or
 * refused. @throws typed errors, whatever the library of the protocol threw or answered.
 */
export async function receivePart(
  request: Request,
  caller: Caller,
  upload: UploadInput,
): Promise<Response> {
  await runUseCase(getUpload, upload, caller);
  const arrived = await arrivedOf(request, upload.id);
  const said: Heard = { upload, isWhole: false, answer: new Response() };
  const write = async () => {
    const { isWhole, answer } = await heard(arrived, caller, upload);
    said.isWhole = isWhole;
    return answer;
  };
  said.answer = await runUseCase(writePart, { ...upload, write }, caller);
  return finished(caller, said);
}

/** What the protocol's library made of a request, and whether that was the last byte. */
type Heard = { readonly upload: UploadInput | null; isWhole: boolean; answer: Response };

/** @NOTE What follows the last byte takes long, and is done when no transaction is open any more. */
async function finished(caller: Caller, { upload, isWhole, answer }: Heard): Promise<Response> {
  if (isWhole) {
    if (upload === null) throw new NotFound();
    const { filename } = await runUseCase(getUpload, upload, caller);
    await finishUpload(caller, { ...upload, filename });
  }
  answer.headers.set("cache-control", "no-store");
  return answer;
}

async function heard(request: Request, caller: Caller, upload: UploadInput | null): Promise<Heard> {
  const directory = await stagingFolder(caller.principal.organizationId);
  const failures: unknown[] = [];
  let current = upload;
  let isWhole = false;
  const server = new Server({
    ...{ path: UPLOADS, allowedOrigins: [] },
    ...{ datastore: new FileStore({ directory }), locker: HELD_ALREADY },
    namingFunction: () => newId(),
    onUploadCreate: async (_request, created) => {
      current = await begin(caller, created);
      return {};
    },
    generateUrl: (_request, { id }) => `${UPLOADS}/${current?.purpose ?? "asset"}/${id}`,
    onUploadFinish: () => {
      isWhole = true;
      return Promise.resolve({});
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
  return { upload: current, isWhole, answer };
}

/**
 * @NOTE The library's own lock lives in one process and breaks off whoever writes; ours is the row's, and
 * of an upload that is only just begun nobody else knows.
 */
const HELD_ALREADY: Locker = {
  newLock: () => ({ lock: () => Promise.resolve(), unlock: () => Promise.resolve() }),
};
