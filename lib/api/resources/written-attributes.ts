import { Conflict, Forbidden, Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { ApiRequest } from "../route.ts";

/**
 * What a document writes of a system collection, whose use case checks the values.
 * @throws Conflict for another type; Invalid, naming each attribute that is not there or read-only.
 */
export function writtenAttributes(
  { document }: ApiRequest,
  { type, fields }: ResourceDescription,
): JsonObject {
  if (document.type !== type) {
    const message = `Entries at this address are of the type ${type}.`;
    throw new Conflict(message, [{ path: ["data", "type"], message }]);
  }
  const unknown = Object.keys(document.relationships).map((name) => ({
    path: ["data", "relationships", name],
    message: "There is no such relationship.",
  }));
  const issues = [...Object.keys(document.attributes).flatMap(issuesOf(fields)), ...unknown];
  if (issues.length > 0) throw new Invalid("Some of the input is not valid.", issues);
  return document.attributes;
}

/** Sees that a new entry brings no id. @throws Forbidden. */
export function requireNoId({ document }: ApiRequest): void {
  if (document.id !== null) {
    throw new Forbidden("Entries get their id here.", { pointer: "/data/id" });
  }
}

/** Sees that a change speaks of the entry that its address names. @throws MalformedBody; Conflict. */
export function requireId({ document }: ApiRequest, id: string): void {
  if (document.id === null) throw new MalformedBody("The document must name its id.", "/data");
  if (document.id === id) return;
  const message = "The document must name the id that its address names.";
  throw new Conflict(message, [{ path: ["data", "id"], message }]);
}

/** Names places of a use case's input as places of the document. */
export async function atDocument<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const moved = ({ path, message }: Issue): Issue => ({
      path: ["data", "attributes", ...path],
      message,
    });
    if (error instanceof Invalid) throw new Invalid(error.message, error.issues.map(moved));
    if (error instanceof Conflict) throw new Conflict(error.message, error.issues.map(moved));
    throw error;
  }
}

const issuesOf =
  (fields: ResourceDescription["fields"]) =>
  (name: string): Issue[] => {
    const path = ["data", "attributes", name];
    const field = name === "id" ? undefined : fields.get(name);
    if (field === undefined) return [{ path, message: "There is no such attribute." }];
    return field.access === "read-only" ? [{ path, message: "This attribute is read-only." }] : [];
  };
