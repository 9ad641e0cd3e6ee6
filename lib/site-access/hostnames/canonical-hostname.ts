/** RFC 1123 labels, at least two, the last no number: as the wall takes a host for an organization's. */
const HOSTNAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const LONGEST = 253;

/**
 * A hostname as it goes over the wire, of what somebody typed or pasted: lower case, punycode (UTS 46),
 * without scheme, path, the port that its scheme implies and a dot at its end. With the reason for what
 * cannot be one of a website here: no DNS name, or one that belongs to the instance.
 */
export function canonicalHostname(
  text: string,
  root: string,
): { readonly hostname: string } | { readonly wrong: string } {
  const trimmed = text.trim();
  const address = /^https?:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== "" || trimmed.includes("@")) return { wrong: NO_NAME };
  if (url.port !== "" && !/^(?:80|443)$/.test(url.port)) return { wrong: "Leave the port away." };
  const hostname = url.hostname.replace(/\.$/, "");
  if (hostname.length > LONGEST || !HOSTNAME.test(hostname)) return { wrong: NO_NAME };
  const own = root.replace(/:\d+$/, "");
  const isOurs =
    hostname === own || hostname.endsWith(`.${own}`) || hostname.endsWith(".localhost");
  return isOurs ? { wrong: "This name belongs to the instance itself." } : { hostname };
}

const NO_NAME = "Write a hostname such as www.example.com.";
