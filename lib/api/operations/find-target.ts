import { isSystemCollection } from "@/lib/access/ruled-collections.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";
import { contentResources } from "../resources/content-resources.ts";
import type { Method, OperationKind, Route } from "../route.ts";
import { ROUTES } from "../routes.ts";
import { idMeant, type LocalIds } from "./local-ids.ts";
import type { Operation } from "./read-operations.ts";

/** The row of the table that does what an operation asks. */
export type Target = {
  readonly route: Route;
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
};

const METHODS: Readonly<Record<Operation["op"], Method>> = {
  add: "POST",
  update: "PATCH",
  remove: "DELETE",
};

const LINK_KINDS: readonly OperationKind[] = [
  "update-relationship",
  "add-relationship",
  "remove-relationship",
];
const KINDS: readonly OperationKind[] = ["create", "update", "delete", ...LINK_KINDS];

/**
 * Finds the row for an operation, by its `ref`, its `href` or its data.
 * @throws MalformedBody where it names no target, or a relationship that leads to one entry is to be
 * added to; NotFound for a type or address that is not there.
 */
export function findTarget(operation: Operation, ids: LocalIds): Target {
  if (operation.href !== undefined) return byAddress(operation.op, operation.href);
  const { type, id, relationship } = namesOf(operation, ids);
  const isLink = relationship !== null;
  if (isLink && operation.op !== "update" && isBuiltIn(type)) {
    throw new MalformedBody("This relationship leads to one entry: update it.", "/op");
  }
  const wanted = KINDS.filter((kind) => LINK_KINDS.includes(kind) === isLink);
  const rows = rowsFor(METHODS[operation.op], wanted);
  const route =
    rows.find(({ resources }) => resources.some((one) => one.type === type)) ?? ownRow(rows, type);
  if (route === undefined) throw new NotFound();
  if ((operation.op !== "add" || isLink) && id === null && route.pattern.includes(":id")) {
    throw new MalformedBody("Name the entry.", "/ref");
  }
  return { route, type, params: { collection: type, id: id ?? "", name: relationship ?? "" } };
}

/** @NOTE None of theirs leads to several entries; of its own, an organization says where they lead. */
const isBuiltIn = (type: string): boolean =>
  contentResources.some((resource) => resource.type === type);

/** @NOTE Which collections an organization has of its own is known once its scope is open. */
const ownRow = (rows: readonly Route[], type: string): Route | undefined =>
  isSystemCollection(type) ? undefined : rows.find(({ own }) => own !== undefined);

const rowsFor = (method: Method, kinds: readonly OperationKind[]): Route[] =>
  ROUTES.filter((route) => route.method === method && kinds.includes(route.kind));

type Names = { type: string; id: string | null; relationship: string | null };

/** @NOTE A new entry is named by its data; so may be one that is updated. */
function namesOf({ op, ref, data }: Operation, ids: LocalIds): Names {
  if (ref !== undefined) {
    const { type, relationship = null } = ref;
    return { type, id: idMeant(ids, ref), relationship };
  }
  const { type, id, lid } = (data ?? {}) as Record<string, unknown>;
  if (op === "remove" || typeof type !== "string") {
    throw new MalformedBody("Name the target by `ref` or `href`.", "");
  }
  const named = { type, ...(typeof id === "string" ? { id } : {}) };
  const local = typeof lid === "string" && op !== "add" ? { ...named, lid } : named;
  return { type, id: idMeant(ids, local), relationship: null };
}

function byAddress(op: Operation["op"], href: string): Target {
  const segments = href.split("/");
  for (const route of rowsFor(METHODS[op], KINDS)) {
    const params = match(route.pattern.split("/"), segments);
    const type = params?.["collection"] ?? route.resources[0]?.type ?? "";
    const isThere =
      route.own !== undefined || route.resources.some((resource) => resource.type === type);
    if (params !== null && isThere) return { route, type, params };
  }
  throw new NotFound();
}

function match(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}
