/**
 * A host in the one spelling that browsers send and origins hold: lower case, without the port that
 * its scheme implies (WHATWG URL, «host» and «default port»).
 */
export function canonicalHost(host: string, scheme: "http" | "https"): string {
  const lower = host.toLowerCase();
  const implied = scheme === "https" ? ":443" : ":80";
  return lower.endsWith(implied) ? lower.slice(0, -implied.length) : lower;
}
