import { Forbidden } from "@/lib/kernel/errors.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import type { Answer } from "../answer.ts";
import type { Credential } from "../api-caller.ts";
import { readLinkage, readResource } from "../read-document.ts";
import { resourceObject } from "../resource-document.ts";
import type { ApiRequest } from "../route.ts";
import { findTarget, type Target } from "./find-target.ts";
import { nameLocally, withIds, type LocalIds } from "./local-ids.ts";
import type { Operation } from "./read-operations.ts";

/** What the operations of a request know of one another. */
export type Together = {
  readonly caller: Caller;
  readonly credential: Credential;
  readonly ids: LocalIds;
  /** Entries that an earlier operation made or changed, by type and id. */
  readonly touched: Set<string>;
};

/**
 * Does one operation by the row of the table that a request of its own would take.
 * @returns its result object.
 * @throws whatever that row throws, with pointers from the operation on.
 */
export async function runOperation(operation: Operation, together: Together): Promise<JsonObject> {
  const target = findTarget(operation, together.ids);
  const { route } = target;
  if (!route.credentials.includes(together.credential)) {
    throw new Forbidden("This credential is not taken for this.");
  }
  const answer = await route.answer(requestOf(operation, target, together));
  return resultOf(answer, { operation, target, together });
}

function requestOf(operation: Operation, target: Target, together: Together): ApiRequest {
  const { route, params } = target;
  return {
    path: route.pattern,
    params,
    parameters: {},
    ...bodyOf(operation, target, together),
    ifMatch: preconditionOf(operation, target, together),
    caller: together.caller,
  };
}

/**
 * @NOTE An entry that this very request made or changed is in a state that nobody else has seen and
 * its sender cannot name.
 */
function preconditionOf({ meta }: Operation, { type, params }: Target, together: Together) {
  if (together.touched.has(keyOf(type, params["id"]))) return "*";
  return meta?.ifMatch ?? null;
}

const NOTHING = { type: "", id: null, attributes: {}, relationships: {} };

function bodyOf(
  { op, data }: Operation,
  { route }: Target,
  { ids }: Together,
): Pick<ApiRequest, "document" | "linkage" | "entries"> {
  const nothing = { document: NOTHING, linkage: null, entries: [] };
  if (route.body === "none") return nothing;
  if (data === undefined) throw new MalformedBody("Give it its data.", "");
  const body: Json = { data: withIds(ids, data, op === "add") };
  if (route.body === "identifier") return { ...nothing, linkage: readLinkage(body) };
  return { ...nothing, document: readResource(body) };
}

type Done = {
  readonly operation: Operation;
  readonly target: Target;
  readonly together: Together;
};

/** @NOTE `meta.ifMatch` of a result is what the next change of the entry is made from. */
function resultOf(answer: Answer, { operation, target, together }: Done): JsonObject {
  const { route, type, params } = target;
  if (params["id"] !== undefined) together.touched.add(keyOf(type, params["id"]));
  if (answer.kind !== "one" || answer.item === null) return {};
  const { item } = answer;
  together.touched.add(keyOf(item.type, item.id));
  if (operation.op === "add") nameLocally(together.ids, operation.data, item.id);
  const state = item.revision === null ? {} : { ifMatch: `"${item.revision}.0"` };
  const meta = { ...state, ...answer.meta };
  return {
    data: resourceObject(item, route.addressOf),
    ...(Object.keys(meta).length === 0 ? {} : { meta }),
  };
}

const keyOf = (type: string, id: string | undefined): string => `${type}/${id ?? ""}`;
