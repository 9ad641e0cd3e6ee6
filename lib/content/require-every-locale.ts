import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { inLocale } from "@/lib/tenancy/in-locale.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { mayDo } from "./entry-access.ts";
import { isLocalized } from "./models/localized.ts";
import { modelOf } from "./models/model-of.ts";

/**
 * Sees that whoever does something to an entry as a whole may do it in each of its languages: a rule
 * may name one, and a right to the German text is none to the English one (decision 0022).
 * @throws Forbidden.
 */
export async function requireEveryLocale(
  scope: Scope,
  { action, collection, id }: Permit,
): Promise<void> {
  if (id === null || !isLocalized(modelOf(scope, collection))) return;
  for (const locale of scope.locales) {
    const may = await inLocale(scope, locale, (spoken) =>
      mayDo(spoken, { action, collection, id }),
    );
    if (!may) throw new Forbidden("This concerns every language, and you may not do it in each.");
  }
}
