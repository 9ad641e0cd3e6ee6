import type { EntryInput } from "@/lib/content/entry-input.ts";
import { Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";
import type { EntryDocument } from "@/lib/query/entry-document.ts";
import { isMany } from "@/lib/query/resource.ts";
import type { ApiRequest } from "../route.ts";

/**
 * A change of one relationship as a change of the entry that has it.
 * @throws NotFound for what can be the name of no relationship.
 */
export function linkageDocument(
  { params, linkage }: ApiRequest,
  { collection, id }: EntryInput,
): EntryDocument {
  const name = params["name"] ?? "";
  if (!/^[a-zA-Z][\w-]*$/.test(name)) throw new NotFound();
  const data = isMany(linkage) ? [...linkage] : linkage;
  return { type: collection, id, attributes: {}, relationships: { [name]: data } };
}

/**
 * Names places as a linkage document has them.
 * @throws NotFound for a relationship that is not there for the caller; whatever `run` throws.
 */
export async function atLinkage<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof NotFound && error.source !== null) {
      throw new NotFound(error.message, { pointer: withinLinkage(error.source) });
    }
    if (error instanceof MalformedBody && error.source !== null) {
      throw new MalformedBody(error.message, withinLinkage(error.source));
    }
    if (!(error instanceof Invalid)) throw error;
    if (error.issues.some(({ path }) => path.length === DEPTH && path[1] === "relationships")) {
      throw new NotFound();
    }
    throw new Invalid(
      error.message,
      error.issues.map(({ path, message }) => ({ path: path.slice(DEPTH), message })),
    );
  }
}

/** How long a path to a relationship is: data, relationships, its name. */
const DEPTH = 3;

/** The end of a pointer, from the data of the relationship on. */
const withinLinkage = (source: object): string =>
  "pointer" in source
    ? `/${String(source.pointer)
        .split("/")
        .slice(DEPTH + 1)
        .join("/")}`
    : "/data";
