import { Conflict } from "@/lib/kernel/errors.ts";

type Scheduled = { readonly schedule: { readonly locale: string | null } | null };

/**
 * Sees that an entry, which has one schedule at a time, has none for another language than the one a
 * deed is about: what somebody ordered there is not taken back unasked (decision 0032).
 * @param locale null: the deed is about all of them.
 * @throws Conflict.
 */
export function requireOnlySchedule({ schedule }: Scheduled, locale: string | null): void {
  if (schedule === null || schedule.locale === locale) return;
  const of = schedule.locale === null ? "in all languages" : `in ${schedule.locale}`;
  throw new Conflict(`It is scheduled ${of} already: take that back first.`);
}
