import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { localesSchema, requireSeen, seenSchema } from "./locale.ts";
import { countSaying } from "./locale-repository.ts";

/** What setting the languages would take out of sight. */
export type LocalesWeighed = {
  /** Languages that there are and would be no more. */
  readonly removed: readonly string[];
  /** How many entries say something in one of them; `changeLocales` asks for it as `confirmLoss`. */
  readonly entries: number;
};

/** What `changeLocales` would take out of sight, for those who may do it. @throws Stale as that does. */
export const weighLocales = defineQuery({
  action: "update",
  collection: "settings",
  input: z.strictObject({ locales: localesSchema, seen: seenSchema }),
  async run({ scope, input: { locales, seen } }): Promise<LocalesWeighed> {
    requireSeen(seen, scope.locales);
    const removed = scope.locales.filter((locale) => !locales.includes(locale));
    const entries = removed.length === 0 ? 0 : await countSaying(scope, removed);
    return { removed, entries };
  },
});
