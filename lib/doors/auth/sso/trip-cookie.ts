import { environment } from "@/lib/kernel/env.ts";
import { cookieValue, siteCookie } from "../../guest/site-cookie.ts";

/** What the cookie is called. */
export const tripName = (scheme: "http" | "https"): string =>
  scheme === "https" ? "__Host-gatehouse.trip" : "gatehouse.trip";

/** The cookie that a browser carries to a provider and back; `maxAge` 0 takes it away. */
export function tripCookie(value: string, maxAge: number): string {
  const scheme = environment().PUBLIC_SCHEME;
  return siteCookie({ name: tripName(scheme), value, scheme, maxAge });
}

/** What came back of it. */
export const tripIn = (headers: Headers): string | undefined =>
  cookieValue(headers.get("cookie"), tripName(environment().PUBLIC_SCHEME));
