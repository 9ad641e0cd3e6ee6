import type { EntryInput } from "@/lib/content/entry-input.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";
import { isMany } from "@/lib/query/resource.ts";
import type { ApiRequest } from "../route.ts";
import { collectionOf } from "./content-resources.ts";

/** An entry that there is nowhere. */
export const NO_ENTRY = "00000000-0000-0000-0000-000000000000";

/**
 * The entry that a body names at the address of its collection. One of another type is not there.
 * @throws MalformedBody where it names none, or several.
 */
export function namedIn(request: ApiRequest): EntryInput {
  const { linkage } = request;
  if (linkage === null || isMany(linkage)) throw new MalformedBody("Name one entry.", "/data");
  const collection = collectionOf(request);
  return { collection, id: linkage.type === collection ? linkage.id : NO_ENTRY };
}
