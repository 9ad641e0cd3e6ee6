import type { Identifier } from "@/lib/query/resource.ts";
import { isContentCollection } from "@/lib/content/resource/entry-model.ts";

export const API = "/api/v1";

/** Where an entry stands: its own address, by its type. */
export const addressOf = ({ type, id }: Identifier): string =>
  isContentCollection(type) ? `${API}/content/${type}/${id}` : `${API}/${type}/${id}`;
