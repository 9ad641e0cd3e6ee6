import type { CollectionModel } from "./collection-model.ts";

/**
 * The names of what an entry itself says, which its versions keep, and not where it stands or when it
 * was what.
 */
export const keptNames = ({
  definitions,
  titleField,
  blank,
}: CollectionModel): ReadonlySet<string> =>
  new Set([
    ...(definitions === null
      ? [titleField ?? "", ...Object.keys(blank), "parent"]
      : definitions.map(({ name }) => name)),
    ...["id", "slug"],
  ]);
