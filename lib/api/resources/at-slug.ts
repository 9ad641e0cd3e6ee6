import { Conflict } from "@/lib/kernel/errors.ts";

/**
 * Names the slug where an address is taken: the one unique key of an entry that a caller chooses.
 * @throws Conflict, with a place; whatever `run` throws.
 */
export async function atSlug<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Conflict) || !isTakenAddress(error)) throw error;
    const message = "Another entry has this slug.";
    throw new Conflict(message, [{ path: ["data", "attributes", "slug"], message }]);
  }
}

const isTakenAddress = (error: Conflict): boolean =>
  "constraint" in error && /^entries_(?:draft|published)_path$/.test(String(error.constraint));
