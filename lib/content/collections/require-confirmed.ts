import { sha256Hex } from "@/lib/kernel/bytes.ts";
import { Conflict, ConfirmationRequired } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { spelledJson } from "@/lib/kernel/spelled-json.ts";
import { withoutIds } from "./field-ids.ts";
import type { Preview } from "./preview.ts";

/** What was found, before it has its digest. */
export type Found = Omit<Preview, "digest">;

/**
 * Seals what was found about a change: the digest stands for the change and for all that was told of
 * it but examples and views, whose owners save them all the time. What is hidden from the caller is no part of it, so that it tells nothing of that.
 */
export async function sealed(change: Json, found: Found): Promise<Preview> {
  if (!losesSomething(found)) return { ...found, digest: null };
  const { examples: _examples, views: _views, ...told } = found;
  const said = { change: withoutIds(change), told: told as unknown as Json };
  return { ...found, digest: (await sha256Hex(spelledJson(said))).slice(0, 32) };
}

const losesSomething = ({ entries, unfit, altered, listing }: Found): boolean =>
  listing.count > 0 || (entries > 0 && (unfit !== 0 || altered !== 0));

/**
 * Sees that a change can be made, and that whoever makes it has seen what it costs as it stands now.
 * @throws Conflict for what stands in the way; ConfirmationRequired.
 */
export function requireConfirmed(
  { blockers, digest }: Preview,
  confirmed: string | undefined,
): void {
  const [first] = blockers;
  if (first !== undefined) throw new Conflict(blockers.join(" "));
  if (digest === null || digest === confirmed) return;
  throw new ConfirmationRequired(
    confirmed === undefined
      ? "Something would be lost. Ask for the preview of this change and name its digest."
      : "What would be lost is not what you have seen. Look at it again.",
  );
}
