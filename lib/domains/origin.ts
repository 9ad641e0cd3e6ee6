import { z } from "zod";

/** Names that never leave a machine or a test bench (RFC 6761): http is good enough for them. */
const LOCAL = /^(?:localhost|.+\.localhost|.+\.test|127\.0\.0\.1|\[::1\])$/;

/** An origin exactly as browsers send it: scheme, host and a port that is not the scheme's own. */
export const originSchema = z
  .string()
  .trim()
  .max(300)
  .transform((text, context) => {
    const origin = canonicalOrigin(text);
    if (origin !== null) return origin;
    context.addIssue({
      code: "custom",
      message: "An origin is https:// and a host, such as https://partner.example.",
    });
    return z.NEVER;
  });

function canonicalOrigin(text: string): string | null {
  if (!/^https?:\/\/[^\s\p{Cc}/?#@\\]+\/?$/iu.test(text) || !URL.canParse(text)) return null;
  const { origin, protocol, hostname } = new URL(text);
  if (hostname.includes("*")) return null;
  return protocol === "https:" || LOCAL.test(hostname) ? origin : null;
}
