import { systemClock } from "@/lib/kernel/clock.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { Entitlement } from "./entitlement.ts";
import type { ScopeOptions } from "./open-scope.ts";
import type { Scope } from "./scope.ts";

/**
 * The scope of a principal, once it is known what it is entitled to. For `openScope` alone.
 * @throws BadParameter for a language that the organization does not have.
 */
export function scopeOf(
  { principal, requestId, clock = systemClock, locale: inLocale = null }: ScopeOptions,
  entitlement: Entitlement,
  db: Scope["db"],
): Scope {
  const { locales } = entitlement.collections;
  const scope = {
    organizationId: principal.organizationId,
    principal,
    ...entitlement,
    ...{ locales, inLocale, locale: localeAmong(locales, inLocale) },
    requestId,
    clock,
    db,
  };
  return scope as unknown as Scope;
}

function localeAmong(locales: readonly string[], asked: string | null): string {
  const locale = asked ?? locales[0] ?? "";
  if (locales.includes(locale)) return locale;
  throw new BadParameter("inLocale", `The languages here are ${locales.join(", ")}.`);
}
