import { heldFor } from "@/lib/content/resource/entry-rules.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import type { MemberId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { listedFields } from "./listed-fields.ts";
import { getView, type ViewRow } from "./repository.ts";

/** Whose views they are: views are kept for people. @throws NotFound for anybody else. */
export function viewerOf({ principal }: Scope): MemberId {
  if (principal.kind !== "member") throw new NotFound();
  return principal.memberId;
}

/** Whether somebody may make a view everybody's, and change those that are. */
export const mayShare = (scope: Scope, collection: string): boolean =>
  heldFor(scope, "update", collection) !== null;

/** @throws Forbidden for who may not make views everybody's. */
export function requireShare(scope: Scope, collection: string): void {
  if (mayShare(scope, collection)) return;
  throw new Forbidden("Views for everybody are made by those who may change entries here.");
}

/**
 * A view that the caller may change: their own, or a shared one where they may make such.
 * @throws NotFound for one that they do not have, or of a list that they do not have; Forbidden for
 * one that they may only use.
 */
export async function loadOwnView(scope: Scope, { id }: { readonly id: string }): Promise<ViewRow> {
  const memberId = viewerOf(scope);
  const view = await getView(scope, { id, memberId });
  listedFields(scope, view.collection);
  if (view.memberId !== memberId) requireShare(scope, view.collection);
  return view;
}
