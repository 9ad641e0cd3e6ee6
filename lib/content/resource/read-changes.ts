import { holdsField, type Fields } from "@/lib/access/grants.ts";
import { Conflict, Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";
import type { EntryDocument } from "@/lib/query/entry-document.ts";
import { leadsTo, type FieldDescription } from "@/lib/query/field.ts";
import { isMany, linkedIn, type Linkage } from "@/lib/query/resource.ts";
import type { CollectionModel } from "../models/collection-model.ts";

/** What a document changes: attributes and relationships by name, checked by their own schemas. */
export type Changes = {
  readonly attributes: ReadonlyMap<string, Json>;
  readonly relationships: ReadonlyMap<string, Linkage>;
  /** Whether it shall be published, or taken off the website; null: as it stands. */
  readonly status: "draft" | "published" | null;
};

/**
 * Reads what a document wants of an entry.
 * @param fields those that the permit holds; one outside of them is refused like one that is not
 * there. The status takes the right to publish instead.
 * @throws Conflict for another type than the address names; MalformedBody for a list where there is one
 * entry, or the other way about; Invalid, naming each wrong place.
 */
export function readChanges(
  model: CollectionModel,
  { type, attributes, relationships }: EntryDocument,
  fields: Fields,
): Changes {
  if (type !== model.slug) {
    const message = `Entries at this address are of the type ${model.slug}.`;
    throw new Conflict(message, [{ path: ["data", "type"], message }]);
  }
  const writable = (name: string) => writableField(model, name, fields);
  const issues = [
    ...Object.entries(attributes).flatMap(([name, value]) =>
      attributeIssues(name, value, writable(name)),
    ),
    ...Object.entries(relationships).flatMap(([name, value]) =>
      relationshipIssues(name, value, writable(name)),
    ),
  ];
  if (issues.length > 0) throw new Invalid("Some of the content is not valid.", issues);
  const { status, ...content } = attributes;
  return {
    attributes: new Map(Object.entries(content)),
    relationships: new Map(Object.entries(relationships)),
    status: (status ?? null) as Changes["status"],
  };
}

/** The fields that a document writes; the status, which takes a right of its own, aside. */
export const namesIn = ({ attributes, relationships }: Changes): readonly string[] => [
  ...attributes.keys(),
  ...relationships.keys(),
];

/** A field that may be written; "read-only" for one that nobody writes, null for none. */
function writableField(
  model: CollectionModel,
  name: string,
  fields: Fields,
): FieldDescription | "read-only" | null {
  const field = model.fields.get(name);
  if (field === undefined || name === "id") return null;
  if (field.access === "read-only") return "read-only";
  if (name === "status" || SCHEDULED.has(name)) return field;
  return holdsField(fields, name) ? field : null;
}

/** Written by `scheduleEntry` alone. */
const SCHEDULED: ReadonlySet<string> = new Set(["publishAt", "unpublishAt"]);

type Writable = ReturnType<typeof writableField>;

function attributeIssues(name: string, value: Json, field: Writable): Issue[] {
  const path = ["data", "attributes", name];
  if (SCHEDULED.has(name) && field !== null) {
    const message = "Schedule it in a request that names nothing else: that is publishing.";
    return [{ path, message }];
  }
  if (field === "read-only") return [{ path, message: "This attribute is read-only." }];
  if (field === null || leadsTo(field) !== null) {
    return [{ path, message: "There is no such attribute." }];
  }
  const result = field.schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    path: [...path, ...issue.path.map((part) => (typeof part === "symbol" ? "" : part))],
    message: issue.message,
  }));
}

function relationshipIssues(name: string, value: Linkage, field: Writable): Issue[] {
  const path = ["data", "relationships", name];
  if (field === null || field === "read-only" || leadsTo(field) === null) {
    return [{ path, message: "There is no such relationship." }];
  }
  const many = field.to === null;
  if (many !== isMany(value)) {
    const message = many
      ? "It refers to several entries: give a list of them."
      : "It refers to one entry: give that, or null.";
    throw new MalformedBody(message, `/${path.join("/")}/data`);
  }
  return linkedIn(value).flatMap(({ type }, at) =>
    type === leadsTo(field)
      ? []
      : [
          {
            path: [...path, "data", ...(many ? [at] : []), "type"],
            message: `It refers to entries of ${leadsTo(field)}.`,
          },
        ],
  );
}
