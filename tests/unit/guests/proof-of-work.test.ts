import { describe, expect, test } from "vitest";
import { checkProof, createProofChallenge, PROOF_LIFETIME } from "@/lib/guests/proof-of-work.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { placeOf, proofFor, solve } from "../../support/guests/proofs.ts";

const judging = { secret: "a secret of the tests, long enough to be one", now: Date.now() };
const acme = placeOf(newId<OrganizationId>());
const globex = placeOf(newId<OrganizationId>());

type Payload = {
  challenge: { parameters: Record<string, unknown>; signature: string };
  solution: Record<string, unknown>;
};

/** The proof again after somebody changed it. */
function altered(proof: string, change: (payload: Payload) => void): string {
  const payload = JSON.parse(atob(proof)) as Payload;
  change(payload);
  return btoa(JSON.stringify(payload));
}

describe("a proof of work", () => {
  test("holds where it was asked for, under an id of its own", async () => {
    const proof = await proofFor(judging, acme);
    const checked = await checkProof(judging, acme, proof);
    expect(checked?.id).toMatch(/^proof:[0-9a-f]{32}$/);
    const other = await checkProof(judging, acme, await proofFor(judging, acme));
    expect(other?.id).not.toBe(checked?.id);
  });

  test("is worth nothing at another site", async () => {
    expect(await checkProof(judging, globex, await proofFor(judging, acme))).toBeNull();
  });

  test("is worth nothing under another secret", async () => {
    const proof = await proofFor({ ...judging, secret: "x".repeat(40) }, acme);
    expect(await checkProof(judging, acme, proof)).toBeNull();
  });

  test("ends with its challenge", async () => {
    const proof = await proofFor(judging, acme);
    const later = { ...judging, now: judging.now + PROOF_LIFETIME * 1000 };
    expect(await checkProof(later, acme, proof)).toBeNull();
  });

  test.each<[string, (payload: Payload) => void]>([
    [
      "another site written in",
      ({ challenge }) => {
        challenge.parameters["data"] = { org: globex.organizationId, route: "guest.enter" };
      },
    ],
    [
      "a longer life",
      ({ challenge }) => {
        challenge.parameters["expiresAt"] = Math.floor(judging.now / 1000) + 9999;
      },
    ],
    [
      "an easier key prefix",
      ({ challenge }) => {
        challenge.parameters["keyPrefix"] = "";
      },
    ],
    [
      "another nonce",
      ({ challenge }) => {
        challenge.parameters["nonce"] = "0".repeat(32);
      },
    ],
    [
      "no signature of the solution",
      ({ challenge }) => {
        delete challenge.parameters["keySignature"];
      },
    ],
    [
      "an empty signature",
      ({ challenge }) => {
        challenge.signature = "";
      },
    ],
    [
      "another solution",
      ({ solution }) => {
        solution["derivedKey"] = "00".repeat(32);
      },
    ],
    [
      "a field too many",
      ({ challenge }) => {
        challenge.parameters["admin"] = true;
      },
    ],
  ])("is refused with %s", async (_what, change) => {
    const proof = altered(await proofFor(judging, acme), change);
    const globexToo = await checkProof(judging, globex, proof);
    expect([await checkProof(judging, acme, proof), globexToo]).toEqual([null, null]);
  });

  test.each(["", "{}", "not base64 ☃", btoa("null"), btoa("[]"), btoa('{"challenge":1}')])(
    "is refused when it is %j",
    async (payload) => {
      expect(await checkProof(judging, acme, payload)).toBeNull();
    },
  );

  test("costs as many times more as is asked", async () => {
    const once = await createProofChallenge(judging, acme, 0.01);
    const twice = await createProofChallenge(judging, acme, 0.04);
    const attempts = async (challenge: typeof once) =>
      (JSON.parse(atob(await solve(challenge))) as { solution: { counter: number } }).solution
        .counter;
    expect(await attempts(twice)).toBeGreaterThan(await attempts(once));
  });
});
