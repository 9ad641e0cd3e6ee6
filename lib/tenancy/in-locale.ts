import type { Scope } from "./scope.ts";

/**
 * Does something in another language of the organization, within a scope that is open; afterwards it
 * is in its own again. One after the other: there is one connection.
 */
export async function inLocale<Result>(
  scope: Scope,
  locale: string,
  run: (scope: Scope) => Promise<Result>,
): Promise<Result> {
  if (locale === scope.locale) return run(scope);
  await speak(scope, locale);
  const result = await run({ ...scope, locale, inLocale: locale });
  await speak(scope, scope.inLocale ?? "");
  return result;
}

async function speak({ db }: Scope, locale: string): Promise<void> {
  await db.$queryRaw`SELECT set_config('gatehouse.locale', ${locale}, true)`;
}
