import type { Caller } from "@/lib/usecase/run-use-case.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import type { Answer } from "./answer.ts";
import { exportForm, exportList } from "./export/export-list.ts";
import { ENTRY_FORMS, JSON_API, LIST_FORMS, negotiate, requireJsonApi } from "./media-type.ts";
import { onceOf } from "./idempotency.ts";
import { present } from "./present.ts";
import { localeOf, readParameters } from "./query-parameters.ts";
import { parseBody, readBytes } from "./read-body.ts";
import { readEntries, readLinkage, readResource } from "./read-document.ts";
import type { ApiRequest, Route } from "./route.ts";

export type Arrived = {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly caller: Caller;
};

/**
 * Takes a request through one row of the table: the form of the answer, the query, the body, the
 * use case, and back out.
 * @NOTE What is checked before the use case is the same for every collection, so that nobody learns
 * from it which there are.
 */
export async function answerRoute(route: Route, arrived: Arrived): Promise<Response> {
  const { request, params } = arrived;
  const { headers } = request;
  const { pathname: path, search } = new URL(request.url);
  const form = negotiate(headers.get("accept"), route.kind === "list" ? LIST_FORMS : ENTRY_FORMS);
  const parameters = readParameters(search, route.parameters);
  const locale = localeOf(parameters);
  const type = headers.get("content-type");
  if (route.body !== "none" || type?.startsWith(JSON_API) === true) requireJsonApi(type, []);
  const bytes = route.body === "none" ? null : await readBytes(request);
  const asked = {
    ...{ path, params, parameters, ...readBody(route, bytes) },
    ifMatch: headers.get("if-match"),
    caller: { ...(await callerOf(route, arrived, { path, search, bytes })), locale },
  };
  const exported = exportForm(form, parameters);
  if (exported !== null) {
    const { method } = request;
    return exportList({ form: exported, method, answer: (one) => answerOf(route, one) }, asked);
  }
  const answer = await answerOf(route, asked);
  return present(answer, {
    ...{ form: form === "flat" ? form : "json-api", path, search, addressOf: route.addressOf },
    includes: parameters.include !== undefined,
    locale,
    ifNoneMatch: route.method === "GET" ? headers.get("if-none-match") : null,
  });
}

/** @NOTE What one may not read is not there, also in a view of something that one may read. */
async function answerOf(route: Route, request: ApiRequest): Promise<Answer> {
  try {
    return await route.answer(request);
  } catch (error) {
    if (route.method === "GET" && error instanceof Forbidden) throw new NotFound();
    throw error;
  }
}

type Body = Pick<ApiRequest, "document" | "linkage" | "entries">;

const NOTHING: Body = {
  document: { type: "", id: null, attributes: {}, relationships: {} },
  linkage: null,
  entries: [],
};

function readBody({ body: kind }: Route, bytes: Uint8Array | null): Body {
  if (bytes === null) return NOTHING;
  const body = parseBody(bytes);
  switch (kind) {
    case "identifier":
      return { ...NOTHING, linkage: readLinkage(body) };
    case "entries":
      return { ...NOTHING, entries: readEntries(body) };
    default:
      return { ...NOTHING, document: readResource(body) };
  }
}

type Asked = { readonly path: string; readonly search: string; readonly bytes: Uint8Array | null };

/** The caller, and what it takes to do the deed of a POST once however often it comes. */
async function callerOf(
  { method }: Route,
  { request, caller }: Arrived,
  { path, search, bytes }: Asked,
): Promise<Caller> {
  const key = request.headers.get("idempotency-key");
  if (key === null || method !== "POST") return caller;
  return { ...caller, once: await onceOf(key, [method, path + search, bytes ?? new Uint8Array()]) };
}
