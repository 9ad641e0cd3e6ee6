import { cookies } from "next/headers";
import { environment } from "@/lib/kernel/env.ts";
import { beginLink } from "@/lib/sso/begin-link.ts";
import { TRIP_LIFETIME } from "@/lib/sso/trip.ts";
import { tripName } from "../auth/sso/trip-cookie.ts";
import type { ActionResult } from "./form-action.ts";
import { personAction } from "./person-action.ts";

const begin = personAction(beginLink);

/** Sets out to link a provider: keeps the sealed trip in this browser and tells where to go. */
export async function linkAction(input: unknown): Promise<ActionResult<{ location: string }>> {
  const result = await begin(input);
  if (!result.ok) return result;
  const { location, trip } = result.value;
  const scheme = environment().PUBLIC_SCHEME;
  (await cookies()).set({
    name: tripName(scheme),
    value: trip,
    ...({ path: "/", httpOnly: true, sameSite: "lax" } as const),
    secure: scheme === "https",
    maxAge: TRIP_LIFETIME,
  });
  return { ok: true, value: { location } };
}
