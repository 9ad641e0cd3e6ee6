/**
 * What one party holds of the address space: an IPv4 address as it is, of IPv6 the /64 network
 * (whoever has one address there has all of them). An unreadable address is a party of its own.
 */
export function addressBlock(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) return address;
  const groups = ipv6Groups(address);
  return groups === null ? "unreadable" : `${groups.slice(0, 4).join(":")}::/64`;
}

/** The eight groups of an IPv6 address, without leading zeros; null when it is none (RFC 4291 §2.2). */
function ipv6Groups(address: string): string[] | null {
  const bare = address.split("%")[0] ?? "";
  if (!URL.canParse(`http://[${bare}]/`)) return null;
  const canonical = new URL(`http://[${bare}]/`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const before = groupsOf(head);
  if (tail === undefined) return before;
  const after = groupsOf(tail);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return [...before, ...zeros, ...after];
}

const groupsOf = (part: string): string[] => (part === "" ? [] : part.split(":"));
