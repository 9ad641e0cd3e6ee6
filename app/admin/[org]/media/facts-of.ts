import { byteText } from "@/app/_ui/byte-text.ts";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import { findForPage } from "@/lib/doors/page/load-page.ts";
import { listMembers } from "@/lib/members/list-members.ts";
import { abilitiesIn } from "../_shell/sections.ts";

/** When somebody did something, and who, as far as whoever looks may know it. */
export type Happening = { readonly at: string; readonly by: string | null };

/** What is known of a file beside what people write of it. */
export type AssetFacts = {
  readonly size: string;
  readonly pixels: string | null;
  readonly mediaType: string;
  readonly added: Happening | null;
  /** Null: it was not changed since. */
  readonly changed: Happening | null;
};

/** Reads them off a file, with the names of those who may be named. */
export async function factsOf(org: string, { attributes }: ContentEntry): Promise<AssetFacts> {
  const names = await namesIn(org);
  const happened = (at: unknown, by: unknown): Happening | null =>
    typeof at === "string" ? { at, by: names.get(String(by)) ?? null } : null;
  const { width, height, size, mediaType, createdAt, updatedAt } = attributes;
  const isImage = typeof width === "number" && typeof height === "number";
  return {
    size: typeof size === "number" ? byteText(size) : "–",
    pixels: isImage ? `${width} × ${height} pixels` : null,
    mediaType: typeof mediaType === "string" ? mediaType : "–",
    added: happened(createdAt, attributes["createdBy"]),
    changed: updatedAt === createdAt ? null : happened(updatedAt, attributes["updatedBy"]),
  };
}

async function namesIn(org: string): Promise<ReadonlyMap<string, string>> {
  const { can } = await abilitiesIn(org);
  const found = can.members ? await findForPage(listMembers, org, {}) : null;
  return new Map(found?.members.map(({ userId, name }) => [userId, name]));
}
