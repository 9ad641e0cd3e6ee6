import { ProofRequired } from "./errors.ts";

/** How long somebody who proved who they are is believed what is dangerous: a quarter of an hour. */
const RECENT_MS = 15 * 60_000;

/**
 * Demands that a person in a browser proved recently who they are; null: nobody sits there, since a
 * program asks, which is bound to what its token may do and has no password to be asked for.
 * @throws ProofRequired; the same again, after proving it, is done.
 */
export function requireRecentProof(provenAt: Date | null, now: number): void {
  if (provenAt === null || now - provenAt.getTime() <= RECENT_MS) return;
  throw new ProofRequired("Confirm that it is you, then this is done.");
}
