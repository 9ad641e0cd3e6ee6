import { createHash } from "node:crypto";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { URN } from "./scim-schemas.ts";

/** A resource as it stands, with the version that a writer may name. */
export type Resource = { readonly body: JsonObject; readonly version: string };

const HEADERS = { "Content-Type": "application/scim+json", "Cache-Control": "no-store" };

/** Puts the version of a resource into it: a digest of all that it says (RFC 7644 §3.14). */
export function versioned(body: JsonObject, meta: JsonObject): Resource {
  const digest = createHash("sha256").update(JSON.stringify(body)).digest("base64url");
  const version = `W/"${digest.slice(0, 22)}"`;
  return { body: { ...body, meta: { ...meta, version } }, version };
}

/** The answer of one resource. */
export const resourceResponse = ({ body, version }: Resource, status: 200 | 201): Response =>
  Response.json(body, {
    status,
    headers: {
      ...HEADERS,
      ETag: version,
      ...(status === 201 ? { Location: locationOf(body) } : {}),
    },
  });

/** The answer of what is always the same. */
export const plainResponse = (body: Json): Response => Response.json(body, { headers: HEADERS });

type Listed = {
  readonly resources: readonly Json[];
  readonly total: number;
  readonly startIndex: number;
};

/** The answer of a list (RFC 7644 §3.4.2). */
export const listResponse = ({ resources, total, startIndex }: Listed): Response =>
  plainResponse({
    schemas: [URN.list],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: [...resources],
  });

function locationOf({ meta }: JsonObject): string {
  const location = typeof meta === "object" && meta !== null && "location" in meta && meta.location;
  return typeof location === "string" ? location : "";
}
