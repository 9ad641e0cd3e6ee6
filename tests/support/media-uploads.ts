import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { handleUpload } from "@/lib/doors/uploads/handle-upload.ts";
import { errorResponse } from "@/lib/api/error-response.ts";
import { callerOf } from "./two-organizations.ts";

type Sent = {
  readonly method: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array | ReadableStream<Uint8Array>;
};

/** A request of the upload protocol, as its door answers it once somebody is admitted. */
export async function tus(
  who: Principal,
  path: string,
  { method, headers = {}, body }: Sent,
): Promise<Response> {
  const length: Record<string, string> =
    body instanceof Uint8Array ? { "Content-Length": String(body.byteLength) } : {};
  const request = new Request(`http://root.test${path}`, {
    ...{ method, headers: { "Tus-Resumable": "1.0.0", ...length, ...headers } },
    ...(body === undefined
      ? {}
      : { body: body instanceof Uint8Array ? Buffer.from(body) : body, duplex: "half" }),
  });
  try {
    return await handleUpload(request, { credential: "session", caller: callerOf(who) });
  } catch (error) {
    return errorResponse(error, "test");
  }
}

const spelled = (said: Record<string, string>): string =>
  Object.entries(said)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
    .join(",");

/** Begins an upload. */
export const begin = (
  who: Principal,
  length: number,
  said: Record<string, string> = {},
): Promise<Response> =>
  tus(who, "/api/uploads", {
    method: "POST",
    headers: {
      "Upload-Length": String(length),
      "Upload-Metadata": spelled({ filename: "a.bin", purpose: "asset", ...said }),
    },
  });

/** Sends a part. */
export const part = (
  who: Principal,
  at: string,
  [offset, body]: readonly [number, Uint8Array],
): Promise<Response> =>
  tus(who, at, {
    method: "PATCH",
    headers: { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" },
    body,
  });

type Cut = {
  readonly came: string;
  /** What becomes of the line then. */
  readonly end: "never" | "broken";
  readonly offset?: number;
};

/** Sends the beginning of a part, as long as it asks to be read, and no more. */
export function cutOff(who: Principal, at: string, { came, end, offset = 0 }: Cut) {
  let wasRead = false;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start: (controller) => controller.enqueue(new TextEncoder().encode(came)),
    pull(controller) {
      wasRead = true;
      if (end === "broken") controller.error(new Error("The line broke."));
    },
  };
  const body = new ReadableStream<Uint8Array>(source);
  const headers = {
    ...{ "Upload-Offset": String(offset), "Content-Length": String(came.length + 2) },
    "Content-Type": "application/offset+octet-stream",
  };
  return { answer: tus(who, at, { method: "PATCH", headers, body }), wasRead: () => wasRead };
}

/** Sends a whole file. @returns the answer to its last part, and the id of the upload. */
export async function send(
  who: MemberPrincipal,
  body: Uint8Array,
  said: Record<string, string> = {},
): Promise<{ readonly status: number; readonly detail: string; readonly id: string }> {
  const begun = await begin(who, body.byteLength, said);
  const at = begun.headers.get("location") ?? "";
  const answer = begun.status === 201 ? await part(who, at, [0, body]) : begun;
  const text = await answer.text();
  const detail = text === "" ? "" : (JSON.parse(text) as Told).errors[0]?.detail;
  return { status: answer.status, detail: detail ?? "", id: at.split("/").at(-1) ?? "" };
}

type Told = { readonly errors: readonly { readonly detail: string }[] };
