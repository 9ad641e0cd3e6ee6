import { z } from "zod";
import { runDocument, type GraphqlRequest } from "@/lib/graphql/run-document.ts";
import { sha256Hex } from "@/lib/kernel/bytes.ts";
import { errorHeaders, statusOf } from "@/lib/kernel/error-document.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { log } from "@/lib/kernel/log.ts";
import { MalformedBody, NotAcceptable, UnsupportedMediaType } from "@/lib/kernel/request-errors.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import type { ApiCaller } from "../api-caller.ts";
import { onceOf } from "../idempotency.ts";
import { localeOf, readParameters } from "../query-parameters.ts";
import { parseBody, readBytes } from "../read-body.ts";
import { errorsOf, faultOf, fieldErrors } from "./graphql-error.ts";

const RESPONSE_JSON = "application/graphql-response+json";

/**
 * Answers a request of GraphQL (GraphQL over HTTP, draft of 2025): 200 with what came of it, also
 * where fields of it were refused; 4xx or 5xx with errors alone where nothing was done. Never throws.
 */
export async function answerGraphql(request: Request, { caller }: ApiCaller): Promise<Response> {
  const type = typeFor(request.headers.get("accept"));
  try {
    if (type === null) throw new NotAcceptable(["application/json", RESPONSE_JSON]);
    return jsonResponse(await answer(request, caller), type);
  } catch (error) {
    const { requestId } = caller;
    if (statusOf(error) >= 500) log.error("GraphQL request failed", { requestId, error });
    const body = { errors: errorsOf(error, requestId) };
    const status = statusOf(error);
    return jsonResponse({ body, status, headers: errorHeaders(error) }, type ?? RESPONSE_JSON);
  }
}

type Answer = {
  readonly body: JsonObject;
  readonly status: number;
  readonly headers?: Record<string, string>;
};

async function answer(request: Request, caller: Caller): Promise<Answer> {
  const { headers, url } = request;
  const { search } = new URL(url);
  const locale = localeOf(readParameters(search, ["inLocale"]));
  requireJson(headers.get("content-type"));
  const bytes = await readBytes(request);
  const asked = readRequest(parseBody(bytes));
  const writer = writerFor(
    { ...caller, locale },
    { key: headers.get("idempotency-key"), search, bytes },
  );
  const outcome = await runDocument(asked, { caller: { ...caller, locale }, writer });
  const { requestId } = caller;
  if (outcome.refused !== null) {
    const errors = outcome.refused.flatMap((fault) => faultOf(fault, requestId));
    return { body: { errors }, status: 400 };
  }
  const { data = null, errors = [] } = outcome.result;
  const told = errors.flatMap((error) => fieldErrors(error, requestId));
  const body = { ...(told.length === 0 ? {} : { errors: told }), data: data as JsonObject | null };
  return { body, status: 200 };
}

const requestSchema = z.strictObject({
  query: z.string("Give a document in `query`."),
  variables: z.record(z.string(), z.json()).nullish(),
  operationName: z.string().nullish(),
  /** @NOTE Clients send hints here, such as the digest of a persisted query; none is obeyed. */
  extensions: z.unknown().optional(),
});

/** @throws MalformedBody naming the first broken place, also for a list of requests. */
function readRequest(body: unknown): GraphqlRequest {
  if (Array.isArray(body)) throw new MalformedBody("Send one operation in each request.");
  const result = requestSchema.safeParse(body);
  if (!result.success) {
    const [issue] = result.error.issues;
    const pointer = (issue?.path ?? []).map((part) => `/${String(part)}`).join("");
    throw new MalformedBody(issue?.message ?? "This is no request of GraphQL.", pointer);
  }
  const { query, variables, operationName } = result.data;
  return { query, variables: variables ?? {}, operationName: operationName ?? null };
}

type Sent = { readonly key: string | null; readonly search: string; readonly bytes: Uint8Array };

/** @NOTE A key stands for the whole request: each mutation in it is done once by a key of its own. */
const writerFor =
  (caller: Caller, { key, search, bytes }: Sent) =>
  async (name: string): Promise<Caller> => {
    if (key === null) return caller;
    const { key: given, digest } = await onceOf(key, [search, bytes]);
    return { ...caller, once: { key: await sha256Hex(JSON.stringify([given, name])), digest } };
  };

/** @NOTE JSON alone: a browser's form cannot send it from a page of another origin. */
function requireJson(contentType: string | null): void {
  const [type = ""] = (contentType ?? "").split(";");
  if (type.trim().toLowerCase() === "application/json") return;
  throw new UnsupportedMediaType("Send application/json.");
}

/** What the answer is called; null where nothing that is sent here is accepted. */
function typeFor(accept: string | null): string | null {
  const accepted = (accept ?? "").split(",").map((range) => range.split(";")[0]?.trim() ?? "");
  if (accepted.includes(RESPONSE_JSON)) return RESPONSE_JSON;
  const isOpen = accepted.some((range) => ["", "*/*", "application/*"].includes(range));
  return isOpen || accepted.includes("application/json") ? "application/json" : null;
}

const jsonResponse = ({ body, status, headers = {} }: Answer, type: string): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Cache-Control": "no-store, no-cache",
      Vary: "Accept",
      ...headers,
    },
  });
