import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPublicAddress } from "./is-public-address.ts";
import { OutboundFailure } from "./outbound-failure.ts";

/** Finds all addresses of a name; what the system says, unless a test says otherwise. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** A host that may be asked, with the addresses that were looked at: none but these are connected to. */
export type PublicHost = { readonly addresses: readonly string[] };

type Around = { readonly allow: ReadonlySet<string>; readonly resolve: Resolve };

const PORTS: ReadonlySet<string> = new Set(["", "80", "443"]);

/**
 * The host of an address, if it may be asked: http or https, without user name, on the usual ports, and
 * each of its addresses public. Hosts in `allow` may be anywhere, on the port that is named with them.
 * @throws OutboundFailure, refused or unreachable.
 */
export async function findPublicHost(url: URL, { allow, resolve }: Around): Promise<PublicHost> {
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw refused("Only addresses that begin with http:// or https:// are fetched.");
  }
  if (url.username !== "" || url.password !== "") {
    throw refused("An address with a user name or a password in it is not fetched.");
  }
  const isAllowed = allow.has(url.host);
  if (!isAllowed && !PORTS.has(url.port)) {
    throw refused("Only the ports 80 and 443 are fetched from.");
  }
  const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const addresses = isIP(hostname) === 0 ? await resolve(hostname) : [hostname];
  if (addresses.length === 0) throw unknown(hostname);
  if (!isAllowed && !addresses.every(isPublicAddress)) {
    throw refused(`${hostname} is not on the public internet.`);
  }
  return { addresses };
}

/** All addresses that the system knows for a name. @throws OutboundFailure where it knows none. */
export const systemResolve: Resolve = async (hostname) => {
  try {
    const found = await lookup(hostname, { all: true });
    return found.map(({ address }) => address);
  } catch (cause) {
    throw unknown(hostname, cause);
  }
};

const refused = (message: string) => new OutboundFailure("refused", message);

const unknown = (hostname: string, cause?: unknown) =>
  new OutboundFailure("unreachable", `There is no host called ${hostname}.`, cause);
