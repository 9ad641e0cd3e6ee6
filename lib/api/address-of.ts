import type { Identifier } from "@/lib/query/resource.ts";
import { isContentCollection } from "@/lib/content/resource/entry-model.ts";

export const API = "/api/v1";

/** Where an entry stands: its own address, by its type. There is one site, so it needs no id. */
export function addressOf({ type, id }: Identifier): string {
  if (type === "site") return `${API}/site`;
  return isContentCollection(type) ? `${API}/content/${type}/${id}` : `${API}/${type}/${id}`;
}
