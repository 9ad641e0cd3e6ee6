import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { mayDo, permitFor } from "../entry-access.ts";
import { requirePublishedParent } from "../entry-tree.ts";
import { modelOf } from "../models/model-of.ts";
import { publishDraft, withdrawPublished } from "../publish-repository.ts";
import { requireComplete } from "../require-complete.ts";
import { keepVersion, type VersionContent } from "../versions.ts";
import { atMembers } from "./at-members.ts";

/** An entry as it is drafted, and the revision that it has. */
export type Standing = VersionContent & {
  readonly id: string;
  readonly collection: string;
  readonly revision: number;
};

/**
 * Publishes the draft, or takes the entry off the website, in the transaction of another deed: its
 * own right is asked for.
 * @returns the revision that follows. @throws Forbidden without the right to publish; Invalid for a
 * draft that is not complete; Conflict for a taken address or a circle; Stale.
 */
export async function setStatus(
  scope: Scope,
  entry: Standing,
  status: "draft" | "published",
): Promise<number> {
  const { id, collection } = entry;
  const asked = { action: "publish", collection, id } as const;
  if (!(await mayDo(scope, asked))) throw new Forbidden("You do not have permission to publish.");
  return applyStatus(scope, await permitFor(scope, asked), { entry, status });
}

/** As `setStatus`, with the permit at hand. */
export async function applyStatus(
  scope: Scope,
  permit: Permit<"publish">,
  { entry, status }: { entry: Standing; status: "draft" | "published" },
): Promise<number> {
  const { id, revision } = entry;
  if (status === "published") {
    await atMembers(modelOf(scope, entry.collection), () => requireComplete(scope, entry));
    await requirePublishedParent(scope, entry);
    await publishDraft(scope, permit, { revision });
  } else {
    await withdrawPublished(scope, permit, revision);
  }
  keepVersion(scope, id, status === "published" ? "publish" : "unpublish");
  return revision + 1;
}
