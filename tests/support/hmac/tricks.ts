import { makeStoreBearer } from "@/lib/gates/hmac/verify.ts";
import { utf8 } from "@/lib/kernel/bytes.ts";
import { contentDigest } from "@/lib/kernel/http-signature/content-digest.ts";
import { forge, type Changes, type Plan, type Sent } from "./forge.ts";

type Trick = (plan: Plan) => Promise<Sent>;

/** Signed as it should be, then sent otherwise. */
const sentAs =
  (change: (sent: Sent, plan: Plan) => Partial<Sent> | Promise<Partial<Sent>>): Trick =>
  async (plan) => {
    const sent = await forge(plan);
    return { ...sent, ...(await change(sent, plan)) };
  };

/** Signed otherwise, by somebody who holds the key. */
const signedWith =
  (changes: Changes | ((plan: Plan) => Changes)): Trick =>
  (plan) =>
    forge(plan, typeof changes === "function" ? changes(plan) : changes);

const withHeader = (name: string, write: (value: string) => string | Promise<string>): Trick =>
  sentAs(async ({ headers }) => ({
    headers: { ...headers, [name]: await write(headers[name] ?? "") },
  }));

const without = (...names: string[]): Trick =>
  sentAs(({ headers }) => ({
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))),
  }));

const times = (created: number, expires: number): Trick =>
  signedWith(({ now }) => ({ parameters: { created: now + created, expires: now + expires } }));

const parameter = (parameters: NonNullable<Changes["parameters"]>): Trick =>
  signedWith({ parameters });

const COVERED = ["@method", "@authority", "@path", "@query", "content-digest"] as const;
const [method, authority, path, query, digest] = COVERED;

/**
 * Everything that must not pass the HMAC gate, each but one step from what does. The plan is for
 * `POST …?a=1&b=2` with a JSON body.
 */
export const tricks: Readonly<Record<string, Trick>> = {
  "no proof at all": without("signature", "signature-input"),
  "a signature without what it covers": without("signature-input"),
  "what it covers without a signature": without("signature"),
  "the bearer of the record store": sentAs(async (_sent, { secret, now }) => ({
    headers: { authorization: `Bearer ${await makeStoreBearer({ secret, now: now * 1000 })}` },
  })),

  "another method": sentAs(() => ({ method: "PUT" })),
  "another path": signedWith({ values: { "@path": "/api/internal/other" } }),
  "the path in capitals": signedWith({ values: { "@path": "/API/INTERNAL/SITE-CHANGED" } }),
  "a query in another order": sentAs((sent) => ({ path: sent.path.replace(/\?.*/, "?b=2&a=1") })),
  "a query with more in it": sentAs((sent) => ({ path: `${sent.path}&c=3` })),
  "no query": sentAs((sent) => ({ path: sent.path.replace(/\?.*/, "") })),
  "another host": signedWith({ values: { "@authority": "elsewhere.test" } }),
  "the host in capitals": signedWith(({ host }) => ({
    values: { "@authority": host.toUpperCase() },
  })),
  "the method in small letters": signedWith({ values: { "@method": "post" } }),

  "another body of the same length": sentAs(({ body }) => ({
    body: body.replace(/[0-9a-f]"/, 'x"'),
  })),
  "a longer body": sentAs(({ body }) => ({ body: `${body} ` })),
  "no body": sentAs(() => ({ body: "" })),
  "another body with its own digest": sentAs(async ({ headers, body }) => ({
    body: `${body} `,
    headers: { ...headers, "content-digest": await contentDigest(utf8(`${body} `)) },
  })),
  "no digest": without("content-digest"),
  "a digest sent twice": withHeader("content-digest", (value) => `${value}, ${value}`),
  "two digests": signedWith({ digest: `sha-256=:${"A".repeat(43)}=:, sha-512=:AAAA:` }),
  "a digest of another algorithm": signedWith({ digest: `sha-512=:${"A".repeat(86)}==:` }),

  "a time long past": times(-3600, -3540),
  "a time just past": times(-66, -6),
  "a time to come": times(10, 70),
  "too long a life": times(0, 61),
  "an end before the beginning": times(0, -1),
  "no life": times(0, 0),
  "no beginning": parameter({ created: undefined }),
  "no end": parameter({ expires: undefined }),
  "a beginning in fractions": signedWith(({ now }) => ({ parameters: { created: now + 0.5 } })),
  "a beginning in words": signedWith(({ now }) => ({ parameters: { created: String(now) } })),

  "no nonce": parameter({ nonce: undefined }),
  "an empty nonce": parameter({ nonce: "" }),
  "a short nonce": parameter({ nonce: "a".repeat(21) }),
  "a nonce of 10,000 characters": parameter({ nonce: "a".repeat(10_000) }),
  "a nonce of other characters": parameter({ nonce: "a'; DROP TABLE spent_tokens; --" }),

  "no key named": parameter({ keyid: undefined }),
  "a key nobody has": parameter({ keyid: "internal.AAAAAAAAAAAA" }),
  "the key of another purpose": signedWith({ purpose: "store-read" }),
  "the key of another purpose under this one's name": async (plan) => {
    const named = /keyid="([^"]+)"/.exec((await forge(plan)).headers["signature-input"] ?? "")?.[1];
    return forge(plan, { purpose: "store-read", parameters: { keyid: named } });
  },
  "the key of another instance": signedWith({ secret: "the secret of another instance, as long" }),
  "another tag": parameter({ tag: "gatehouse-request" }),
  "the tag in capitals": parameter({ tag: "Gatehouse-Internal" }),
  "no tag": parameter({ tag: undefined }),
  "another algorithm": parameter({ alg: "ed25519" }),
  "no algorithm": parameter({ alg: "none" }),
  "a parameter nobody knows": parameter({ version: "2" }),

  "one component too many": signedWith({ components: [...COVERED, "content-type"] }),
  "no path covered": signedWith({ components: [method, authority, query, digest] }),
  "no body covered": signedWith({ components: [method, authority, path, query] }),
  "nothing covered": signedWith({ components: [] }),
  "a component twice": signedWith({ components: [...COVERED, digest] }),
  "another order": signedWith({ components: [authority, method, path, query, digest] }),
  "a component in capitals": withHeader("signature-input", (value) =>
    value.replace("@method", "@METHOD"),
  ),
  "a component of the request that led to this one": signedWith({
    spell: (input) => input.replace('"@path"', '"@path";req'),
  }),

  "two signatures": async (plan) => {
    const [one, two] = [await forge(plan), await forge(plan, { label: "other" })];
    return { ...one, headers: joined(one.headers, two.headers) };
  },
  "a signature twice under one label": sentAs(({ headers }) => ({
    headers: joined(headers, headers),
  })),
  "labels that differ": withHeader("signature", (value) => value.replace("gatehouse=", "other=")),
  "a label in capitals": sentAs(({ headers }) => ({
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value.replace("gatehouse=", "Gatehouse="),
      ]),
    ),
  })),
  "an empty signature": withHeader("signature", () => "gatehouse=::"),
  "half a signature": withHeader("signature", (value) => `${value.slice(0, 32)}:`),
  "a signature with a bit changed": withHeader("signature", (value) =>
    value.replace(/=:(.)/, (_all, first) => `=:${first === "A" ? "B" : "A"}`),
  ),
  "a signature of other bits that decode alike": withHeader("signature", (value) =>
    value.replace(/(.)=:$/, (_all, last: string) => `${next(last)}=:`),
  ),
  "more space than is written": withHeader("signature-input", (value) =>
    value.replace('" "', '"  "'),
  ),
  "a space before a parameter": withHeader("signature-input", (value) =>
    value.replace(";created", "; created"),
  ),
  "a comma at the end": withHeader("signature-input", (value) => `${value},`),
  "a parameter twice": withHeader(
    "signature-input",
    (value) => `${value};tag="gatehouse-internal"`,
  ),
  "a parameter changed afterwards": withHeader("signature-input", (value) =>
    value.replace(/nonce="./, 'nonce="_'),
  ),
};

const joined = (one: Sent["headers"], two: Sent["headers"]): Sent["headers"] => ({
  ...one,
  ...Object.fromEntries(
    ["signature", "signature-input"].map((name) => [name, `${one[name]}, ${two[name]}`]),
  ),
});

/** @NOTE The last character before one `=` holds four bits and two of padding. */
const next = (character: string): string => String.fromCharCode(character.charCodeAt(0) + 1);
