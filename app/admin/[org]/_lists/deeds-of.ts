import type { ListFor } from "@/lib/content/list-for.ts";
import type { Deed } from "./bulk-deed.ts";

/** What can be done to several entries of a list; nothing that the member may not do to any. */
export function deedsOf({ view, can }: ListFor): readonly Deed[] {
  const deeds: readonly (readonly [Deed, boolean])[] = [
    ["publish", can.publish && view === "draft"],
    ["unpublish", can.publish],
    ["bin", can.bin],
    ["delete", can.delete],
  ];
  return deeds.flatMap(([deed, may]) => (may ? [deed] : []));
}

/** As `deedsOf`, of the bin. */
export function binDeedsOf({ can }: ListFor): readonly Deed[] {
  return [...(can.bin ? (["unbin"] as const) : []), ...(can.delete ? (["delete"] as const) : [])];
}
