import { z } from "zod";

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * A host name in the spelling that certificates and origins use: lower case, other alphabets in
 * ASCII (IDNA, by WHATWG URL). `localhost` and names below it are let in, for development; an
 * address is not: networks have a list of their own.
 */
export const hostnameSchema = z
  .string()
  .trim()
  .min(1, "Give it a host name, such as partner.example.")
  .max(253, "A host name has at most 253 characters.")
  .transform((text, context) => {
    const host = canonicalHostname(text);
    if (host !== null) return host;
    context.addIssue({ code: "custom", message: "Only a host name, such as partner.example." });
    return z.NEVER;
  });

function canonicalHostname(text: string): string | null {
  if (/[\s\p{Cc}/?#@:\\[\]%]/u.test(text) || !URL.canParse(`https://${text}`)) return null;
  const { hostname } = new URL(`https://${text}`);
  const labels = hostname.split(".");
  const isNamed = labels.length > 1 || hostname === "localhost";
  const isAddress = /^\d+$/.test(labels.at(-1) ?? "");
  const isSound = hostname.length <= 253 && labels.every((label) => LABEL.test(label));
  return isNamed && isSound && !isAddress ? hostname : null;
}
