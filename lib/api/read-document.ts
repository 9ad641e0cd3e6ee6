import { z } from "zod";
import type { Json } from "@/lib/kernel/json.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";
import type { EntryDocument } from "@/lib/query/entry-document.ts";
import type { Linkage } from "@/lib/query/resource.ts";
import type { NamedEntry } from "./route.ts";

/**
 * @NOTE Not strict: JSON:API 1.1 §7 has a server ignore members that it does not know, outside of
 * attributes. Members of an object that begin with @ are never attributes.
 */
const identifier = z.object({ type: z.string().max(200), id: z.string().max(200) });
const linkage = z.object({ data: z.union([identifier.nullable(), z.array(identifier).max(200)]) });
const members = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value).default({});
const resource = z.object({
  data: z.object({
    type: z.string().max(200),
    id: z.string().max(200).optional(),
    attributes: members(z.unknown()),
    relationships: members(linkage),
  }),
});

const entries = z.object({
  data: z.array(
    identifier.extend({ meta: z.object({ ifMatch: z.string().max(1_000).optional() }).optional() }),
  ),
});

/** Reads a resource object. @throws MalformedBody naming the first broken place. */
export function readResource(body: Json): EntryDocument {
  const { data } = parse(resource, body);
  const links = Object.entries(data.relationships).map(([name, { data }]) => [name, data] as const);
  return {
    type: data.type,
    id: data.id ?? null,
    attributes: withoutNotes(data.attributes) as EntryDocument["attributes"],
    relationships: withoutNotes(Object.fromEntries(links)),
  };
}

/** Reads the linkage of a relationship. @throws MalformedBody. */
export const readLinkage = (body: Json): Linkage => parse(linkage, body).data;

/** Reads a list of identifiers, each with `meta.ifMatch`. @throws MalformedBody. */
export const readEntries = (body: Json): readonly NamedEntry[] =>
  parse(entries, body).data.map(({ type, id, meta }) => ({
    ...{ type, id },
    ifMatch: meta?.ifMatch ?? null,
  }));

function parse<Value>(schema: z.ZodType<Value>, body: Json): Value {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).map((part) => `/${String(part)}`);
  throw new MalformedBody(issue?.message ?? "This is no document.", presentPart(body, path));
}

/** @NOTE A pointer leads to something that is in the body: for what is missing, to where it should be. */
function presentPart(body: Json, path: readonly string[]): string {
  let at: unknown = body;
  const found: string[] = [];
  for (const part of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, part.slice(1))) break;
    at = (at as Record<string, unknown>)[part.slice(1)];
    found.push(part);
  }
  return found.join("");
}

const withoutNotes = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !name.startsWith("@")));
