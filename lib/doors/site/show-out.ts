import { guestCookieName } from "@/lib/gates/guest/verify.ts";
import { visitCookieName } from "@/lib/gates/visit/verify.ts";
import { environment } from "@/lib/kernel/env.ts";
import { siteCookie } from "../guest/site-cookie.ts";

/**
 * Sends somebody whose visit has ended to where they were going, as the stranger they are now: the
 * wall knows signatures, not sessions, and would let the dead cookies through for hours.
 */
export function showOut(path: string): Response {
  const scheme = environment().PUBLIC_SCHEME;
  const headers = new Headers({ Location: path, "Cache-Control": "no-store" });
  for (const name of [guestCookieName(scheme), visitCookieName(scheme)]) {
    headers.append("Set-Cookie", siteCookie({ name, value: "", scheme, maxAge: 0 }));
  }
  return new Response(null, { status: 303, headers });
}
