import { generateKeyPairSync } from "node:crypto";
import { utf8 } from "@/lib/kernel/bytes.ts";
import {
  signPartnerRequest,
  type PartnerTag,
} from "@/lib/kernel/http-signature/partner-signature.ts";

/** A request that a partner signs; the host is where it goes, the rest is empty if unsaid. */
export type Signing = {
  readonly host: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type PartnerKeys = ReturnType<typeof partnerKeys>;

/** New keys of a partner, both halves as JWK. */
export function partnerKeys() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privateJwk: privateKey.export({ format: "jwk" }) as { kty: string },
    publicJwk: publicKey.export({ format: "jwk" }) as { kty: string },
  };
}

/** The headers by which a request becomes the partner's signed one. */
export async function partnerSignature(
  { host, path, method = "GET", headers, body = "" }: Signing,
  by: { readonly keys: PartnerKeys; readonly tag: PartnerTag },
): Promise<Record<string, string>> {
  const { pathname, search } = new URL(path, `http://${host}`);
  const request = {
    method,
    authority: host,
    path: pathname,
    query: search,
    headers: new Headers(headers),
    body: utf8(body),
  };
  const { privateJwk: privateKey } = by.keys;
  const signer = { privateKey, keyid: "partner", tag: by.tag, now: Date.now() };
  return { ...(await signPartnerRequest(request, signer)) };
}
