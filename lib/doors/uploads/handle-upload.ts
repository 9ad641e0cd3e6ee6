import type { ApiCaller } from "@/lib/api/api-caller.ts";
import { NotFound, TooLarge } from "@/lib/kernel/errors.ts";
import { BadHeader, MethodNotAllowed } from "@/lib/kernel/request-errors.ts";
import { endUpload } from "@/lib/media/uploads/end-upload.ts";
import { forgetStaged } from "@/lib/media/uploads/staging.ts";
import type { UploadInput } from "@/lib/media/uploads/upload-input.ts";
import { PART_MAX } from "@/lib/media/uploads/upload-limits.ts";
import { uploadPurposeSchema } from "@/lib/media/uploads/upload.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { answerOffset } from "./answer-offset.ts";
import { TUS, UPLOADS } from "./protocol.ts";
import { receiveFirst, receivePart } from "./receive-part.ts";

/**
 * One request of the resumable upload protocol (tus 1.0). An upload is begun at `/api/uploads`, and then
 * stands at `/api/uploads/{purpose}/{id}` for whoever began it. What the protocol counts is the business
 * of its library; who may, and what becomes of the bytes, is decided by use cases.
 * @throws typed errors, which the door of the API words.
 */
export async function handleUpload(request: Request, { caller }: ApiCaller): Promise<Response> {
  const { method } = request;
  const { pathname } = new URL(request.url);
  if (pathname === UPLOADS) {
    if (method !== "POST") throw new MethodNotAllowed(["POST"]);
    requireSmall(request);
    return receiveFirst(request, caller);
  }
  const upload = uploadAt(pathname);
  switch (method) {
    case "HEAD":
      return answerOffset(caller, upload);
    case "PATCH":
      requireSmall(request);
      return receivePart(request, caller, upload);
    case "DELETE":
      await runUseCase(endUpload, upload, caller);
      await forgetStaged(caller.principal.organizationId, upload.id);
      return new Response(null, { status: 204, headers: TUS });
    default:
      throw new MethodNotAllowed(["HEAD", "PATCH", "DELETE"]);
  }
}

/** @throws NotFound for an address at which no upload can be. */
function uploadAt(pathname: string): UploadInput {
  const [, purpose = "", id = ""] =
    /^\/api\/uploads\/([a-z]+)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(pathname) ??
    [];
  const known = uploadPurposeSchema.safeParse(purpose);
  if (!known.success) throw new NotFound("This upload is not there, or no longer.");
  return { id, purpose: known.data };
}

/**
 * @NOTE Hosts cut a larger body somewhere in the middle, without a word. @throws TooLarge; BadHeader
 * where it does not say how long it is.
 */
function requireSmall({ headers, body }: Request): void {
  const length = headers.get("content-length");
  if (length === null && body === null) return;
  if (length === null || !/^\d+$/.test(length)) {
    throw new BadHeader("Content-Length", "Say how long the part is.");
  }
  if (Number(length) > PART_MAX) {
    throw new TooLarge(`A part has at most ${PART_MAX / 1_048_576} MB. Send smaller ones.`);
  }
}
