import type { GraphQLError } from "graphql";
import { memberName } from "@/lib/graphql/names.ts";
import { errorDocument, type ErrorObject } from "@/lib/kernel/error-document.ts";
import { GatehouseError } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { log } from "@/lib/kernel/log.ts";
import { InvalidDocument } from "@/lib/graphql/graphql-errors.ts";

/** Where in an answer an error stands, and where in the document. */
type Place = Pick<GraphQLError, "locations" | "path">;

const NOWHERE: Place = { locations: undefined, path: undefined };

/** A thrown value as the `errors` of a GraphQL answer: the same codes and words as of any other row. */
export const errorsOf = (error: unknown, requestId: string, place: Place = NOWHERE): JsonObject[] =>
  errorDocument(error, requestId).errors.map((one) => graphqlError(one, requestId, place));

/** What is wrong with a document, by the caller's own schema. */
export const faultOf = (fault: GraphQLError, requestId: string): JsonObject[] =>
  errorsOf(new InvalidDocument(fault.message), requestId, {
    locations: fault.locations,
    path: undefined,
  });

/** What a field was refused with; what was not expected is logged under its request id. */
export function fieldErrors(error: GraphQLError, requestId: string): JsonObject[] {
  const { originalError } = error;
  if (!(originalError instanceof GatehouseError)) {
    log.error("A field of GraphQL failed", { requestId, error: originalError ?? error });
  }
  return errorsOf(originalError, requestId, error);
}

function graphqlError(
  { status, code, title, detail, source }: ErrorObject,
  requestId: string,
  { locations, path }: Place,
): JsonObject {
  return {
    message: detail,
    ...(locations === undefined ? {} : { locations: locations.map((one) => ({ ...one })) }),
    ...(path === undefined ? {} : { path: [...path] }),
    extensions: {
      ...{ code, status: Number(status), title, requestId },
      ...(source === undefined ? {} : { source: sourceOf(source) }),
    },
  };
}

/** @NOTE A pointer leads into the arguments of the field: what documents call attributes is `input`. */
function sourceOf(source: NonNullable<ErrorObject["source"]>): JsonObject {
  if (!("pointer" in source)) return { ...source };
  const parts = /^\/data\/(?:attributes|relationships)\/([^/]+)(.*)$/.exec(source.pointer);
  if (parts === null) return { pointer: source.pointer };
  const [, name = "", rest = ""] = parts;
  return { pointer: `/input/${memberName(name)}${rest.replace(/^\/data(?=\/|$)/, "")}` };
}
