import { environment } from "@/lib/kernel/env.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { readBody } from "@/lib/kernel/read-body.ts";
import { signedRequest } from "@/lib/kernel/http-signature/signed-request.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { spendOnce } from "@/lib/tenancy/spend-once.ts";
import { verifyStoreBearer, verifySystemSignature, type SystemJudging } from "./verify.ts";

/** What the system tells itself is short, in bytes. */
const LARGEST = 65_536;

/**
 * Admits the system's own call by its signature: for exactly this method, address and body, now,
 * and once for all nodes together.
 * @param stamp what the wall judged; Next shows a door the address that it was rewritten to.
 * @returns the body's bytes, as they were signed.
 * @throws Unauthenticated for anything else, and never says which part failed (S-11).
 */
export async function passHmacGate(
  request: Request,
  stamp: Stamp,
  judging: SystemJudging,
): Promise<Uint8Array<ArrayBuffer>> {
  const { headers } = request;
  // @NOTE An own call is never rewritten to another path; whose proof it is, goes to its door.
  if (new URL(request.url).pathname !== stamp.path.split("?", 1)[0]) throw refusal();
  const body = await readBody(request, LARGEST);
  if (body === null) throw refusal();
  const scheme = environment().PUBLIC_SCHEME;
  const terms = await verifySystemSignature(
    signedRequest(stamp, { headers, body, scheme }),
    judging,
  );
  if (terms === null) throw refusal();
  const { keyid, nonce, expires } = terms;
  const spent = { id: `${keyid}:${nonce}`, expiresAt: new Date(expires * 1000) };
  if (!(await spendOnce(spent))) throw refusal();
  return body;
}

/**
 * Admits a read of the record store: by a signature like every other call of the system, or by the
 * bearer that the Edge Config client sends.
 * @throws Unauthenticated as above.
 */
export async function passStoreGate(
  request: Request,
  stamp: Stamp,
  judging: SystemJudging,
): Promise<void> {
  if (request.headers.has("signature-input")) {
    await passHmacGate(request, stamp, judging);
    return;
  }
  const bearer = /^Bearer ([\w.-]+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const claims = bearer === undefined ? null : await verifyStoreBearer(judging, bearer);
  if (claims === null) throw refusal();
}

const refusal = () =>
  new Unauthenticated("Invalid or expired JWT provided to API route.", "api-auth-token-invalid");
