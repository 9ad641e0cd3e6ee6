import { canonicalHost } from "@/lib/kernel/canonical-host.ts";
import type { Environment } from "@/lib/kernel/env.ts";
import type { Facts } from "./facts.ts";

/**
 * What a request's host is: the dashboard's, perhaps an organization's, the address under which
 * this instance calls itself, or nothing that could be any of them.
 */
export type HostKind = "root" | "organization" | "self" | "none";

/** The kind of a request's host; only a host that is a possible DNS name can be an organization's. */
export function hostKind(environment: Environment, facts: Facts): HostKind {
  const host = canonicalHost(facts.host, facts.scheme);
  if (host === environment.ROOT) return "root";
  const self = new URL(environment.GATEHOUSE_SELF).host;
  if (host === canonicalHost(self, facts.scheme)) return "self";
  return isHostname(facts.hostname) ? "organization" : "none";
}

/** Whether a hostname is ROOT's own or a slug below it, so that the instance answers for it. */
export function isOwnHost(environment: Environment, facts: Facts): boolean {
  const root = environment.ROOT.replace(/:\d+$/, "");
  return facts.hostname === root || facts.hostname.endsWith(`.${root}`);
}

/** RFC 1123 labels, at least two, and not an IPv4 address. */
const isHostname = (hostname: string): boolean =>
  hostname.length <= 253 &&
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(hostname);
