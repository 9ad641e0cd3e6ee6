import type { Facts } from "./facts.ts";

/** The token of `Authorization: Bearer …` (RFC 6750 §2.1), or null. */
export function bearerOf(facts: Facts): string | null {
  const match = /^Bearer ([A-Za-z0-9._~+/=-]{1,4096})$/i.exec(
    facts.headers.get("authorization") ?? "",
  );
  return match?.[1] ?? null;
}
