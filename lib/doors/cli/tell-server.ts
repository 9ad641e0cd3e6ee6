import { signRequest } from "@/lib/gates/hmac/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";

/**
 * Tells the running server of this instance that an organization's content changed. Answers
 * whether a server heard it; a server that starts later keeps no page of before.
 */
export async function tellServer(organizationId: OrganizationId): Promise<boolean> {
  const { GATEHOUSE_SECRET: secret, GATEHOUSE_SELF } = environment();
  const url = new URL("/api/internal/site-changed", GATEHOUSE_SELF);
  const body = JSON.stringify({ organizationId });
  const proof = await signRequest({ method: "POST", url, body }, { secret, now: systemClock() });
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...proof, "Content-Type": "application/json" },
      body,
      signal: AbortSignal.timeout(5_000),
    });
    return response.ok;
  } catch {
    return false;
  }
}
