import type { Reply } from "./ask.ts";
import { emailOf, type Holder } from "./credentials.ts";

/** What nobody may read who is not entitled, by what it would give away. */
const marks = {
  "a text of Globex": /globex-only/,
  "a draft": /draft-only|still being weighed|not agreed on yet|through the oak\./,
  "a hidden field": /hidden-only/,
  "a member's address": /@(?:acme|globex|example)\.test/,
  "a page of a website": /borrowed anvil|one forge, nine people|power hammer is faster/,
  "a hash or a key": /\$2[aby]\$\d\d\$|"kty"|eyJhbGciOiJFZERTQSI/,
  "the inside of a failure":
    /node_modules|\n\s+at \S+ \(|prisma|SQLSTATE|ECONNREFUSED|PostgreSQL \d/i,
} satisfies Record<string, RegExp>;

export type Mark = keyof typeof marks;

/**
 * What an answer gives away, in its head or its body, besides what its reader may see.
 * @param reader whose own address is no news to them.
 * @param allowed the marks of what this reader is entitled to.
 */
export function leaksIn(reply: Reply, reader: Holder, allowed: readonly Mark[] = []): Mark[] {
  const whole = `${JSON.stringify(reply.headers)}\n${reply.body}`;
  const text = whole.replaceAll(emailOf[reader] ?? "nobody@nowhere.test", "");
  return (Object.keys(marks) as Mark[]).filter(
    (mark) => !allowed.includes(mark) && marks[mark].test(text),
  );
}

/** The headers that every answer has to carry, and what each must say. */
const headerSet: Record<string, RegExp> = {
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "content-security-policy": /frame-ancestors 'none'/,
  "referrer-policy": /./,
  "permissions-policy": /camera=\(\)/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "x-request-id": /^[0-9a-f-]{36}$/,
};

/** Headers with which a server tells about its inside; one is the protocol of the client router. */
const talkative =
  /^(?:x-powered-by|server|x-middleware-.*|x-nextjs-(?!action-not-found$).*|x-gatehouse-.*)$/;

/** Names of the headers that an answer lacks or should not have. */
export function headerFaults({ headers }: Reply): string[] {
  const missing = Object.entries(headerSet).filter(
    ([name, wanted]) => !wanted.test(String(headers[name] ?? "")),
  );
  const spoken = Object.keys(headers).filter((name) => talkative.test(name));
  return [...missing.map(([name]) => `lacks ${name}`), ...spoken.map((name) => `tells ${name}`)];
}
