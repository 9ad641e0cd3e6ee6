import { EncryptJWT, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { makeGuestCookie, verifyGuestCookie } from "@/lib/gates/guest/verify.ts";
import type { GuestSite } from "@/lib/gates/guest/verify.ts";
import { makeStoreBearer, verifyStoreBearer } from "@/lib/gates/hmac/verify.ts";
import {
  decodeSessionCookie,
  encodeSessionCookie,
  sessionLifetime,
} from "@/lib/gates/session/verify.ts";
import { makeViewCookie, verifyViewCookie } from "@/lib/gates/view/verify.ts";
import {
  makeVisitCookie,
  makeVisitToken,
  verifyVisitCookie,
  verifyVisitToken,
} from "@/lib/gates/visit/verify.ts";
import type { GuestId, SessionId, UserId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { deriveKey } from "@/lib/kernel/keys.ts";
import { acmeId, globexId } from "../../support/wall/organizations.ts";

const secret = "a secret of the tests, long enough to be one";
const now = Date.UTC(2026, 0, 15, 12);
const judging = { secret, now };
const after = (seconds: number) => ({ secret, now: now + seconds * 1000 });
const visitor = { organizationId: acmeId, sessionId: newId<SessionId>(), userId: newId<UserId>() };
const site: GuestSite = { organizationId: acmeId, level: "password", passwordVersion: 3, epoch: 2 };
const guest = await makeGuestCookie(judging, { ...site, guestId: newId<GuestId>() });

describe("a session cookie", () => {
  test("ends when its lifetime is over", async () => {
    const cookie = await encodeSessionCookie(judging, { ...visitor, lifetime: 60 });
    expect(await decodeSessionCookie(after(59), cookie)).toMatchObject({ sub: visitor.userId });
    expect(await decodeSessionCookie(after(60), cookie)).toBeNull();
  });

  test("never lives longer than a session may", async () => {
    const cookie = await encodeSessionCookie(judging, { ...visitor, lifetime: 10 ** 9 });
    expect(await decodeSessionCookie(after(sessionLifetime), cookie)).toBeNull();
  });

  test.each([
    ["without a session id", { sid: undefined }],
    ["with a claim too many", { role: "admin" }],
    ["with a user id that is no id", { sub: "1 or 1=1" }],
    ["issued in the future", { iat: now / 1000 + 60 }],
    ["with a fraction of a second", { exp: now / 1000 + 60.5 }],
    ["that never ends", { exp: Number.MAX_VALUE }],
  ])("made with the right key but %s is refused", async (_what, changes) => {
    const claims = {
      sub: visitor.userId,
      sid: visitor.sessionId,
      typ: "session",
      iat: now / 1000,
      exp: now / 1000 + 60,
    };
    const make = async (payload: Record<string, unknown>) =>
      new EncryptJWT(payload)
        .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ: "gatehouse-session+jwe" })
        .encrypt(await deriveKey(secret, "session-cookie"));
    expect(await decodeSessionCookie(judging, await make(claims))).not.toBeNull();
    expect(await decodeSessionCookie(judging, await make({ ...claims, ...changes }))).toBeNull();
  });
});

describe("a cookie of looking as somebody else", async () => {
  const looked = { kind: "role", target: newId(), name: "Editor" } as const;
  const view = await makeViewCookie(judging, visitor, looked);

  test("lasts half an hour", async () => {
    expect(await verifyViewCookie(after(30 * 60 - 1), visitor, view)).toMatchObject(looked);
    expect(await verifyViewCookie(after(30 * 60), visitor, view)).toBeNull();
  });

  test.each([
    ["another session", { sessionId: newId<SessionId>() }],
    ["another organization", { organizationId: globexId }],
  ])("is nothing beside %s", async (_what, other) => {
    expect(await verifyViewCookie(judging, { ...visitor, ...other }, view)).toBeNull();
  });

  test("of a member names the person too, and nothing else does", async () => {
    const { target, name } = looked;
    const without = { kind: "member", target, name } as never;
    expect(
      await verifyViewCookie(judging, visitor, await makeViewCookie(judging, visitor, without)),
    ).toBeNull();
    const more = { ...looked, user: newId<UserId>() } as never;
    expect(
      await verifyViewCookie(judging, visitor, await makeViewCookie(judging, visitor, more)),
    ).toBeNull();
  });
});

describe("a guest cookie", () => {
  test("opens the site whose password was typed, for twelve hours", async () => {
    expect(await verifyGuestCookie(after(12 * 3600 - 1), site, guest)).toMatchObject({ pv: 3 });
    expect(await verifyGuestCookie(after(12 * 3600), site, guest)).toBeNull();
  });

  test.each<[string, Partial<GuestSite>]>([
    ["another organization's site", { organizationId: globexId }],
    ["a site whose password has changed", { passwordVersion: 4 }],
    ["a site whose password was changed back in time", { passwordVersion: 2 }],
    ["a site whose guests were all ended", { epoch: 3 }],
    ["a site that has become private", { level: "private" }],
    ["a site that has become public", { level: "public" }],
  ])("does not open %s", async (_what, changes) => {
    expect(await verifyGuestCookie(judging, { ...site, ...changes }, guest)).toBeNull();
  });

  test("signed with the right key for longer than twelve hours is refused", async () => {
    const cookie = await new SignJWT({
      org: acmeId,
      gid: newId(),
      pv: 3,
      epoch: 2,
      iat: now / 1000,
      exp: now / 1000 + 12 * 3600 + 1,
    })
      .setProtectedHeader({ alg: "HS256", typ: "gatehouse-guest+jwt" })
      .sign(await deriveKey(secret, "guest-cookie"));
    expect(await verifyGuestCookie(judging, site, cookie)).toBeNull();
  });
});

test.each(["JWT", "gatehouse-visit+jwt", undefined])(
  "a credential signed with the right key but of type %s is refused",
  async (typ) => {
    const claims = {
      org: acmeId,
      gid: newId(),
      pv: 3,
      epoch: 2,
      iat: now / 1000,
      exp: now / 1000 + 60,
    };
    const make = async (header: { alg: string; typ?: string }) =>
      new SignJWT(claims).setProtectedHeader(header).sign(await deriveKey(secret, "guest-cookie"));
    const right = await make({ alg: "HS256", typ: "gatehouse-guest+jwt" });
    const wrong = await make(typ === undefined ? { alg: "HS256" } : { alg: "HS256", typ });
    expect(await verifyGuestCookie(judging, site, right)).not.toBeNull();
    expect(await verifyGuestCookie(judging, site, wrong)).toBeNull();
  },
);

describe("a visit", () => {
  test("begins with a token of one minute for one organization", async () => {
    const token = await makeVisitToken(judging, visitor);
    expect(await verifyVisitToken(after(59), acmeId, token)).toMatchObject({ org: acmeId });
    expect(await verifyVisitToken(after(60), acmeId, token)).toBeNull();
    expect(await verifyVisitToken(judging, globexId, token)).toBeNull();
  });

  test("gives each token an id of its own, so that it can be spent once", async () => {
    const tokens = await Promise.all([1, 2].map(() => makeVisitToken(judging, visitor)));
    const ids = await Promise.all(
      tokens.map(async (token) => (await verifyVisitToken(judging, acmeId, token))?.jti),
    );
    expect(new Set(ids).size).toBe(2);
  });

  test("goes on by a cookie of twelve hours for that organization", async () => {
    const cookie = await makeVisitCookie(judging, visitor);
    expect(await verifyVisitCookie(after(12 * 3600 - 1), acmeId, cookie)).not.toBeNull();
    expect(await verifyVisitCookie(after(12 * 3600), acmeId, cookie)).toBeNull();
    expect(await verifyVisitCookie(judging, globexId, cookie)).toBeNull();
  });
});

describe("the bearer of the record store", () => {
  test("says for itself what it is for, whatever key it is signed with", async () => {
    const bearer = await new SignJWT({
      purpose: "internal",
      jti: newId(),
      iat: now / 1000,
      exp: now / 1000 + 60,
    })
      .setProtectedHeader({ alg: "HS256", typ: "gatehouse-system+jwt" })
      .sign(await deriveKey(secret, "store-read"));
    expect(await verifyStoreBearer(judging, bearer)).toBeNull();
  });

  test("is good for one minute", async () => {
    const bearer = await makeStoreBearer(judging);
    expect(await verifyStoreBearer(after(59), bearer)).not.toBeNull();
    expect(await verifyStoreBearer(after(60), bearer)).toBeNull();
  });
});
