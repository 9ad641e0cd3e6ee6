import type { Action } from "@/lib/access/action.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import { confirmedLoss } from "../query-parameters.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { ApiRequest, Route } from "../route.ts";
import { namedRevisions } from "./named-revisions.ts";
import { requireKept } from "./require-kept.ts";
import { idOf, shownAfter, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireId, requireNoId, writtenAttributes } from "./written-attributes.ts";

/** What happens to entries of a system collection, and what the reference says of it. */
export type SystemWrites = {
  readonly create: {
    readonly summary: string;
    /** `meta` is told with the new entry, this once. */
    readonly run: (
      input: JsonObject,
      caller: Caller,
    ) => Promise<{ readonly id: string; readonly meta?: JsonObject }>;
  };
  readonly update: {
    readonly summary: string;
    /** Whether a change names the state it was made from, which `run` then finds in its input. */
    readonly precondition?: "if-match";
    /** Attributes that are given once, and why they stay. */
    readonly kept: Readonly<Record<string, string>>;
    readonly run: (input: JsonObject, caller: Caller) => Promise<unknown>;
  };
  readonly remove: {
    readonly summary: string;
    /** As for a change; the address then also names the digest of what would be lost. */
    readonly precondition?: "if-match";
    readonly run: (input: Removal, caller: Caller) => Promise<unknown>;
  };
  /** The permission that each takes, where it is not the one of the same name. */
  readonly action?: Action;
};

type Removal = {
  readonly id: string;
  readonly revision?: number[];
  readonly confirmLoss?: string;
};

/** The rows that add to a system collection, change one of it and take one away. */
export function systemWrites(
  resource: ResourceDescription,
  get: SystemReads["get"],
  { create, update, remove, action }: SystemWrites,
): readonly Route[] {
  const pattern = `${API}/${resource.type}`;
  const row = ({ summary }: { readonly summary: string }, own: Action) =>
    ({ ...systemRow(resource), parameters: [], summary, action: action ?? own }) as const;
  const shown = ({ caller }: ApiRequest, id: string) =>
    shownAfter({ type: resource.type, id, caller }, get);
  return [
    {
      ...row(create, "create"),
      ...{ method: "POST", pattern, kind: "create", body: "document" },
      answer: async (request) => {
        const input = writtenAttributes(request, resource);
        requireNoId(request);
        const { id, meta } = await atDocument(() => create.run(input, request.caller));
        const told = meta === undefined ? {} : { meta };
        return { kind: "one", ...(await shown(request, id)), status: 201, ...told };
      },
    },
    {
      ...row(update, "update"),
      ...{ method: "PATCH", pattern: `${pattern}/:id`, kind: "update", body: "document" },
      ...(update.precondition === undefined ? {} : { precondition: update.precondition }),
      answer: async (request) => {
        const id = idOf(request);
        const change = writtenAttributes(request, resource);
        requireId(request, id);
        requireKept(change, update.kept);
        const made = update.precondition === undefined ? {} : namedRevisions(request);
        await atDocument(() => update.run({ ...change, ...made, id }, request.caller));
        return { kind: "one", ...(await shown(request, id)) };
      },
    },
    {
      ...row(remove, "delete"),
      ...{ method: "DELETE", pattern: `${pattern}/:id`, kind: "delete", body: "none" },
      ...(remove.precondition === undefined ? {} : CONFIRMED_REMOVAL),
      answer: async (request) => {
        const id = idOf(request);
        const made = remove.precondition === undefined ? {} : namedRemoval(request);
        await remove.run({ id, ...made }, request.caller);
        return { kind: "nothing" };
      },
    },
  ];
}

const CONFIRMED_REMOVAL = { precondition: "if-match", parameters: ["confirmLoss"] } as const;

/** The state that it is removed from, and what of it was looked at. @throws PreconditionRequired. */
function namedRemoval(request: ApiRequest): Omit<Removal, "id"> {
  const confirmLoss = confirmedLoss(request.parameters);
  return { ...namedRevisions(request), ...(confirmLoss === null ? {} : { confirmLoss }) };
}
