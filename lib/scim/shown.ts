import type { JsonObject } from "@/lib/kernel/json.ts";
import type { ScimRequest } from "./scim-request.ts";

/** Of a resource what the request wants of it (RFC 7644 §3.9); schemas, id and meta are always there. */
export function shown(body: JsonObject, { query }: Pick<ScimRequest, "query">): JsonObject {
  const only = namesIn(query.get("attributes"));
  const without = namesIn(query.get("excludedAttributes"));
  if (only.size === 0 && without.size === 0) return body;
  const kept = Object.entries(body).filter(([name]) => {
    const key = name.toLowerCase();
    if (ALWAYS.has(key)) return true;
    return only.size > 0 ? only.has(key) : !without.has(key);
  });
  return Object.fromEntries(kept);
}

const ALWAYS = new Set(["schemas", "id", "meta"]);

/** @NOTE A part of an attribute brings all of it: nothing here is so large that it would matter. */
const namesIn = (text: string | null): ReadonlySet<string> =>
  new Set(
    (text ?? "").split(",").flatMap((name) => {
      const plain = name.trim().replace(/^urn:[\w:.]*:/i, "");
      return plain === "" ? [] : [plain.replace(/\..*$/, "").toLowerCase()];
    }),
  );
