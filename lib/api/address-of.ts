import type { Identifier } from "@/lib/query/resource.ts";
import { isSystemCollection } from "@/lib/access/ruled-collections.ts";

export const API = "/api/v1";

/** Where an entry stands: its own address, by its type. There is one site, so it needs no id. */
export function addressOf({ type, id }: Identifier): string {
  if (type === "site") return `${API}/site`;
  return isSystemCollection(type) ? `${API}/${type}/${id}` : `${API}/content/${type}/${id}`;
}
