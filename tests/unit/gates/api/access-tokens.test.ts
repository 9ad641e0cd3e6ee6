import { describe, expect, test } from "vitest";
import { issueAccessToken } from "@/lib/gates/api/issue.ts";
import { readSigningKeys } from "@/lib/gates/api/token-keys.ts";
import { verifyAccessToken } from "@/lib/gates/api/verify.ts";
import type { DomainId, MemberId, SessionId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { forgedTokens, handmadeToken } from "../../../support/api/forged-tokens.ts";
import { rotatedKeys, tokenKeys, type TokenKeys } from "../../../support/token-keys.ts";
import { acmeId } from "../../../support/wall/organizations.ts";

const issuer = "http://localhost:3000";
const now = Date.UTC(2026, 0, 15, 12);
const keys = tokenKeys();
const domain = {
  kind: "domain",
  organizationId: acmeId,
  domainId: newId<DomainId>(),
  epoch: 3,
} as const;
const member = {
  kind: "member",
  organizationId: acmeId,
  memberId: newId<MemberId>(),
  sessionId: newId<SessionId>(),
} as const;

const trust = { keys: keys.verifying, issuer, now };
const signer = { keys: keys.signing, issuer, now };
const after = (by: number) => ({ ...trust, now: now + by * 1000 });

const forgery = { keys: keys.signing, issuer, now, ...domain };

const pick = ({ domainId, epoch }: typeof domain) => ({ domainId, epoch });

describe("an access token", () => {
  test("of a domain lives an hour to the second, and says nothing of rights", async () => {
    const { token, expiresIn } = await issueAccessToken(signer, domain);
    expect(expiresIn).toBe(3600);
    const found = await verifyAccessToken(trust, token);
    expect(found).toMatchObject({ kind: "domain", ...pick(domain), org: acmeId });
    expect(
      Object.keys(found ?? {})
        .toSorted()
        .join(" "),
    ).toBe("aud domainId epoch exp iat iss jti kind org");
    expect(await verifyAccessToken(after(3599), token)).not.toBeNull();
    expect(await verifyAccessToken(after(3600), token)).toBeNull();
  });

  test("lives as long as the instance says where that is less, and never longer", async () => {
    const short = { ...signer, longest: 1800 };
    const { token, expiresIn } = await issueAccessToken(short, domain);
    expect(expiresIn).toBe(1800);
    expect(await verifyAccessToken(after(1799), token)).not.toBeNull();
    expect(await verifyAccessToken(after(1800), token)).toBeNull();
    expect((await issueAccessToken(short, member)).expiresIn).toBe(900);
    expect((await issueAccessToken({ ...signer, longest: 9999 }, domain)).expiresIn).toBe(3600);
  });

  test("of a member lives a quarter of an hour and names its session", async () => {
    const { token, expiresIn } = await issueAccessToken(signer, member);
    expect(expiresIn).toBe(900);
    expect(await verifyAccessToken(after(899), token)).toMatchObject({
      kind: "member",
      memberId: member.memberId,
      sessionId: member.sessionId,
    });
    expect(await verifyAccessToken(after(900), token)).toBeNull();
  });

  test("is refused once it has expired, although it was admitted before", async () => {
    const { token } = await issueAccessToken(signer, domain);
    expect(await verifyAccessToken(trust, token)).not.toBeNull();
    expect(await verifyAccessToken(after(7200), token)).toBeNull();
  });

  test("stays known however many are shown that are none", async () => {
    const { token } = await issueAccessToken(signer, domain);
    const known = await verifyAccessToken(trust, token);
    for (let count = 0; count < 7_000; count += 1) {
      expect(await verifyAccessToken(trust, `${token}${count}`)).toBeNull();
    }
    // The same object: it was not read again.
    expect(await verifyAccessToken(trust, token)).toBe(known);
  });

  test("admitted by one set of keys is judged anew by another", async () => {
    const { token } = await issueAccessToken(signer, domain);
    expect(await verifyAccessToken(trust, token)).not.toBeNull();
    expect(await verifyAccessToken({ ...trust, keys: tokenKeys().verifying }, token)).toBeNull();
    expect(await verifyAccessToken({ ...trust, issuer: "http://other:3000" }, token)).toBeNull();
    expect(await verifyAccessToken({ ...trust, keys: '{"keys":[]}' }, token)).toBeNull();
  });

  test("made by hand as ours are is admitted, so that the attacks below fail for their own reason", async () => {
    expect(await verifyAccessToken(trust, handmadeToken(forgery))).toMatchObject({
      domainId: domain.domainId,
    });
  });
});

describe("a forged token is refused", () => {
  test.each(forgedTokens(forgery))("%s", async (_what, token) => {
    expect(await verifyAccessToken(trust, token)).toBeNull();
  });
});

describe("when the keys are rotated", () => {
  const later = rotatedKeys(keys);
  const token = async (of: TokenKeys) =>
    (await issueAccessToken({ keys: of.signing, issuer, now }, domain)).token;

  test("processes with the set before and the set after admit each other's tokens", async () => {
    const [before, afterwards] = [await token(keys), await token(later)];
    for (const { verifying } of [keys, later]) {
      expect(await verifyAccessToken({ keys: verifying, issuer, now }, before)).not.toBeNull();
      expect(await verifyAccessToken({ keys: verifying, issuer, now }, afterwards)).not.toBeNull();
    }
  });

  test("another key signs", async () => {
    const [before, afterwards] = [await token(keys), await token(later)];
    expect(before.split(".")[0]).not.toBe(afterwards.split(".")[0]);
  });

  test("a key is forgotten with the second rotation", async () => {
    const third = rotatedKeys(later);
    const trusting = { keys: third.verifying, issuer, now };
    expect(await verifyAccessToken(trusting, await token(keys))).toBeNull();
    expect(await verifyAccessToken(trusting, await token(later))).not.toBeNull();
    expect(readSigningKeys(third.signing)).toHaveLength(3);
  });

  test("no private half is published", () => {
    expect(keys.verifying).not.toContain('"d"');
    for (const { d } of readSigningKeys(keys.signing)) expect(keys.verifying).not.toContain(d);
  });
});

test("an instance without keys issues no token", async () => {
  await expect(issueAccessToken({ ...signer, keys: '{"keys":[]}' }, domain)).rejects.toMatchObject({
    status: 503,
  });
});
