import { BlockList, isIP } from "node:net";

/**
 * Whether an address lies in one of these networks (CIDR). Without networks every address does; an
 * address or a network that cannot be read lies in none.
 */
export function isWithinRanges(address: string, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true;
  const family = isIP(address);
  if (family === 0) return false;
  return listOf(ranges).check(address, family === 6 ? "ipv6" : "ipv4");
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits = ""] = range.split("/");
    const family = isIP(network);
    const isRead =
      family !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32);
    if (isRead) list.addSubnet(network, Number(bits), family === 6 ? "ipv6" : "ipv4");
  }
  return list;
}
