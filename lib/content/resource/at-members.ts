import { Conflict, Invalid, type Issue } from "@/lib/kernel/errors.ts";
import { leadsTo } from "@/lib/query/field.ts";
import type { CollectionModel } from "../models/collection-model.ts";

/**
 * Runs a part of a deed whose errors name fields as the forms of the dashboard do, and names them as
 * a document does: among its attributes, or its relationships.
 */
export async function atMembers<Result>(
  { fields }: Pick<CollectionModel, "fields">,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  const moved = ({ path, message }: Issue): Issue => {
    const [name, ...rest] = path[0] === "data" ? path.slice(1) : path;
    if (name === undefined) return { path: ["data"], message };
    if (name === "parentId") return { path: ["data", "relationships", "parent"], message };
    const field = fields.get(String(name));
    const isLink = field !== undefined && leadsTo(field) !== null;
    const place = isLink ? ["relationships", name, "data"] : ["attributes", name];
    return { path: ["data", ...place, ...rest], message };
  };
  try {
    return await run();
  } catch (error) {
    if (error instanceof Invalid) throw new Invalid(error.message, error.issues.map(moved));
    if (error instanceof Conflict) throw new Conflict(error.message, error.issues.map(moved));
    throw error;
  }
}
