import type { Caller } from "@/lib/usecase/run-use-case.ts";
import type { EntryDocument } from "@/lib/query/entry-document.ts";
import type { Identifier } from "@/lib/query/resource.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { addressOf } from "./address-of.ts";
import { negotiate, requireJsonApi } from "./media-type.ts";
import { present } from "./present.ts";
import { readParameters } from "./query-parameters.ts";
import { parseBody, readBytes } from "./read-body.ts";
import { readLinkage, readResource } from "./read-document.ts";
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
  const { request, params, caller } = arrived;
  const { pathname: path, search } = new URL(request.url);
  const form = negotiate(request.headers.get("accept"));
  const parameters = readParameters(search, route.parameters);
  const body = await readBody(route, request);
  const asked: ApiRequest = {
    ...{ path, params, parameters, caller },
    ...body,
    ifMatch: request.headers.get("if-match"),
  };
  const answer = await route.answer(asked);
  return present(answer, {
    ...{ form, path, search, addressOf },
    includes: parameters.include !== undefined,
    ifNoneMatch: route.method === "GET" ? request.headers.get("if-none-match") : null,
  });
}

type Body = { readonly document: EntryDocument; readonly linkage: Identifier | null };

const NOTHING: EntryDocument = { type: "", id: null, attributes: {}, relationships: {} };

async function readBody(route: Route, request: Request): Promise<Body> {
  if (route.body === "none") return { document: NOTHING, linkage: null };
  requireJsonApi(request.headers.get("content-type"), []);
  const body: Json = parseBody(await readBytes(request));
  if (route.body === "identifier") return { document: NOTHING, linkage: readLinkage(body) };
  return { document: readResource(body), linkage: null };
}
