import { z } from "zod";
import { Conflict } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { confirmLossSchema, localesSchema, requireSeen, seenSchema } from "./locale.ts";
import { countSaying, holdLocales, saveLocales } from "./locale-repository.ts";

export const changeLocalesInput = z.strictObject({
  locales: localesSchema,
  seen: seenSchema,
  confirmLoss: confirmLossSchema,
});

/**
 * Sets the languages of the organization's content, the first being the default. What entries say in
 * one that goes stays with them, where nobody can reach it, and is there again when it comes back.
 * @throws Stale where there are other languages by now than those that are named as seen.
 * @throws Conflict where entries say something in a language that goes, unless their number is named.
 */
export const changeLocales = defineMutation({
  action: "update",
  collection: "settings",
  input: changeLocalesInput,
  async run({ scope, input: { locales, seen, confirmLoss }, permit }) {
    const before = await holdLocales(scope);
    requireSeen(seen, before);
    const removed = before.filter((locale) => !locales.includes(locale));
    const count = removed.length === 0 ? 0 : await countSaying(scope, removed);
    if (count > 0 && count !== confirmLoss) throw lossOf(count, removed);
    const changed = before.join() !== locales.join();
    if (changed) await saveLocales(scope, permit, locales);
    return { changed, before, count };
  },
  audit: ({ input: { locales } }, { changed, before, count }) =>
    changed
      ? {
          action: "settings.locales",
          collection: "settings",
          subjectId: null,
          summary: `Set the languages of content to ${locales.join(", ")}`,
          detail: { before: [...before], after: locales, entries: count },
        }
      : null,
  announces: ["content-changed"],
});

function lossOf(count: number, removed: readonly string[]): Conflict {
  const entries = count === 1 ? "1 entry says" : `${count} entries say`;
  const message = `${entries} something in ${removed.join(", ")}, which nobody would see any more. Name that number to go on.`;
  return new Conflict(message, [{ path: ["confirmLoss"], message }]);
}
