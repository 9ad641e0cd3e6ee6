import { solveChallenge, type Challenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { createProofChallenge, type ProofPlace } from "@/lib/guests/proof-of-work.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";

/** A hundredth of the ordinary work: tests solve the same puzzle, only sooner. */
const LITTLE = 0.01;

export const placeOf = (organizationId: OrganizationId): ProofPlace => ({
  organizationId,
  route: "guest.enter",
});

/** What the widget hands in for a challenge: base64 of it with its solution. */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error("The challenge was not solved.");
  return btoa(JSON.stringify({ challenge, solution }));
}

/** A fresh proof for a place. */
export const proofFor = async (judging: Judging, place: ProofPlace): Promise<string> =>
  solve(await createProofChallenge(judging, place, LITTLE));
