import { LRUCache } from "lru-cache";
import type { Principal } from "@/lib/access/principal.ts";
import type { Standing } from "./standing.ts";

/** Whether what a principal is entitled to follows from its standing alone. */
export const canBeKnown = ({ kind }: Principal): boolean => KINDS.has(kind);

const KINDS: ReadonlySet<Principal["kind"]> = new Set(["domain", "member", "token"]);

/** Where a principal stood when it was here last. To be held against the answer of this request. */
export const knownStanding = (principal: Principal): Standing | undefined =>
  standings.get(keyOf(principal));

/** Remembers where a principal stands, unless there is no state yet to know it by. */
export function rememberStanding(principal: Principal, standing: Standing): void {
  if (standing.epoch !== null && canBeKnown(principal)) standings.set(keyOf(principal), standing);
}

/** Forgets what turned out to be out of date. */
export const forgetStanding = (principal: Principal): void =>
  void standings.delete(keyOf(principal));

/** Whether two are the same standing. */
export const isAlike = (one: Standing, other: Standing | null): boolean =>
  other !== null && textOf(one) === textOf(other);

const texts = new WeakMap<Standing, string>();

function textOf(standing: Standing): string {
  const text = texts.get(standing) ?? JSON.stringify(standing);
  texts.set(standing, text);
  return text;
}

/** @NOTE By what a principal is, so that no two share one. */
const standings = new LRUCache<string, Standing>({ max: 5_000 });

function keyOf(principal: Principal): string {
  const { kind, organizationId } = principal;
  const { domainId, tokenId, sessionId } = principal as Partial<Record<string, string>>;
  return `${kind}/${organizationId}/${domainId ?? tokenId ?? sessionId ?? ""}`;
}
