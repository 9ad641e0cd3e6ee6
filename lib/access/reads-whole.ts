import { decide } from "./decide.ts";
import type { Holder } from "./may-grant.ts";

/** Whether somebody may read every entry of a collection with all its fields, as lists of names need it. */
export function readsWhole(
  { principal, grants }: Holder,
  collection: string,
  action: "read" | "read-draft" = "read",
): boolean {
  const decision = decide(principal, grants, { action, collection, id: null });
  return (
    decision.allowed &&
    decision.permit.cases.some(({ fields, rule }) => fields === "all" && rule === null)
  );
}
