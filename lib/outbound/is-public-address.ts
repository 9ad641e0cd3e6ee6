import ipaddr from "ipaddr.js";

/**
 * Whether an IP address is one of the open internet: none of this machine, a private network, a
 * link, a carrier or a group, and none that holds another address (IPv4-mapped, NAT64, 6to4, Teredo).
 * Ranges are IANA's special-purpose registries, as ipaddr.js has them.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  // @NOTE The rest of IPv6 is given to nobody, and what may become of it is not known.
  return parsed.kind() === "ipv4" || parsed.match(GLOBAL_IPV6);
}

const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];
