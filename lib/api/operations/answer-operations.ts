import type { Action } from "@/lib/access/action.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { UnsupportedMediaType } from "@/lib/kernel/request-errors.ts";
import { runTogether } from "@/lib/usecase/run-together.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import type { ApiCaller } from "../api-caller.ts";
import { onceOf } from "../idempotency.ts";
import { JSON_API, requireAccepting, requireJsonApi } from "../media-type.ts";
import { localeOf, readParameters } from "../query-parameters.ts";
import { parseBody, readBytes } from "../read-body.ts";
import { findTarget } from "./find-target.ts";
import { atOperation } from "./operation-error.ts";
import { readOperations, type Operation } from "./read-operations.ts";
import { runOperation, type Together } from "./run-operation.ts";

/** The extension that these operations are written in. */
export const ATOMIC = "https://jsonapi.org/ext/atomic";

/**
 * Does the operations of a request in their order, in one transaction and one language: all of them or
 * none. Each is allowed or refused as it would be alone.
 * @throws what the first operation that fails throws, naming its place; NotAcceptable,
 * UnsupportedMediaType, BadParameter, MalformedBody.
 */
export async function answerOperations(request: Request, asking: ApiCaller): Promise<Response> {
  const { headers, url } = request;
  requireAccepting(headers.get("accept"), ATOMIC);
  const { pathname, search } = new URL(url);
  const locale = localeOf(readParameters(search, ["inLocale"]));
  requireJsonApi(headers.get("content-type"), [ATOMIC]);
  if (headers.get("content-type")?.includes(ATOMIC) !== true) {
    throw new UnsupportedMediaType(`Send ${JSON_API};ext="${ATOMIC}".`);
  }
  const bytes = await readBytes(request);
  const operations = readOperations(parseBody(bytes));
  const asked = [request.method, pathname + search, bytes] as const;
  const caller = { ...(await callerOf(asking.caller, headers, asked)), locale };
  const results = await runAll(operations, { ...asking, caller });
  const document = { jsonapi: { version: "1.1", ext: [ATOMIC] }, "atomic:results": results };
  return new Response(JSON.stringify(document), {
    headers: {
      "Content-Type": `${JSON_API};ext="${ATOMIC}"`,
      "Cache-Control": "no-store, no-cache",
      Vary: "Accept",
    },
  });
}

async function runAll(
  operations: readonly Operation[],
  { caller, credential }: ApiCaller,
): Promise<JsonObject[]> {
  let at = 0;
  try {
    const deeds = async (caller: Caller) => {
      const together: Together = { caller, credential, ids: new Map(), touched: new Set() };
      const results: JsonObject[] = [];
      for (const [index, operation] of operations.entries()) {
        at = index;
        results.push(await runOperation(operation, together));
      }
      return results;
    };
    return await runTogether(caller, deeds, asksOf(operations));
  } catch (error) {
    throw atOperation(at, error);
  }
}

/** What the request asks of the engine, as far as it can be said before it is done. */
function asksOf(operations: readonly Operation[]) {
  return operations.flatMap((operation): { action: Action; collection: string; id: null }[] => {
    try {
      const { ref: { lid: _lid, ...ref } = { type: "" }, ...rest } = operation;
      const named = operation.ref === undefined ? rest : { ...rest, ref: { id: "-", ...ref } };
      const { route, type } = findTarget(named, new Map());
      const { partOf } = route.resources.find((resource) => resource.type === type) ?? {};
      return [{ action: route.action, collection: partOf?.collection ?? type, id: null }];
    } catch {
      return [];
    }
  });
}

async function callerOf(
  caller: Caller,
  headers: Headers,
  asked: readonly (string | Uint8Array)[],
): Promise<Caller> {
  const key = headers.get("idempotency-key");
  return key === null ? caller : { ...caller, once: await onceOf(key, asked) };
}
