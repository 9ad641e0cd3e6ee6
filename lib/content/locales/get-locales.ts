import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";

/** The languages of the organization's content; the first is the default. */
export const getLocales = defineQuery({
  action: "read",
  collection: "settings",
  input: z.strictObject({}),
  run: ({ scope }): Promise<{ locales: readonly string[] }> =>
    Promise.resolve({ locales: scope.locales }),
});
