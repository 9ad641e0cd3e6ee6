import { newId, type EntryId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { readFrame, type SiteFrame } from "./site-frame.ts";

/** The frame around content that is not kept yet, and what the website is called. */
export async function previewFrame(
  scope: Scope,
  content: unknown,
): Promise<SiteFrame & { readonly name: string }> {
  const { organizationId: id, db } = scope;
  const { name } = await db.organization.findUniqueOrThrow({ where: { id } });
  return { ...(await readFrame(scope, { view: "draft", content })), name };
}

/** An entry that is not kept yet, as the website shows one; no draft mark: it is seen as it will be. */
export const unkept = <Data>(data: Data) => ({
  ...{ id: newId<EntryId>(), slug: "", data },
  ...{ updatedAt: new Date(0), publishedAt: null, isDraft: false },
});
