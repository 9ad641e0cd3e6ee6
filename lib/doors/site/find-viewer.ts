import type { GuestPrincipal, MemberPrincipal } from "@/lib/access/principal.ts";
import { findGuest } from "@/lib/gates/guest/guest-gate.ts";
import { guestCookieName } from "@/lib/gates/guest/verify.ts";
import { visitCookieName } from "@/lib/gates/visit/verify.ts";
import { findVisitor } from "@/lib/gates/visit/visit-gate.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import type { OrganizationEntry } from "@/lib/tenancy/directory.ts";

type Cookies = { get(name: string): { readonly value: string } | undefined };

/** Whether a request carries what somebody could be known by; nobody looked yet whether they are. */
export function mayBeKnown(cookies: Cookies): boolean {
  const { PUBLIC_SCHEME: scheme } = environment();
  return [visitCookieName(scheme), guestCookieName(scheme)].some(
    (name) => (cookies.get(name)?.value ?? "") !== "",
  );
}

/** Who looks at an organization's website and is known by a cookie; null: nobody in particular. */
export async function findViewer(
  cookies: Cookies,
  organization: OrganizationEntry,
): Promise<GuestPrincipal | MemberPrincipal | null> {
  const { GATEHOUSE_SECRET: secret, PUBLIC_SCHEME: scheme } = environment();
  const judging = { secret, now: systemClock() };
  const cookie = (name: string) => cookies.get(name)?.value;
  return (
    (await findVisitor(cookie(visitCookieName(scheme)), organization, judging)) ??
    (await findGuest(cookie(guestCookieName(scheme)), organization.id, judging))
  );
}
