import { describe, expect, test } from "vitest";
import {
  isOpening,
  makeLinkToken,
  makeOpening,
  openingLifetime,
  readLinkPath,
  readLinkToken,
} from "@/lib/gates/link/verify.ts";
import { newId, type LinkId, type OrganizationId } from "@/lib/kernel/ids.ts";

const secret = "s".repeat(43);
const acme = newId<OrganizationId>();
const globex = newId<OrganizationId>();
const claims = { linkId: newId<LinkId>(), expiresAt: 1_800_000_000 };
const token = () => makeLinkToken({ secret, organizationId: acme }, claims);
const read = (value: string, organizationId = acme, by = secret) =>
  readLinkToken({ secret: by, organizationId }, value);

describe("the token of a link", () => {
  test("says its link and its end, and is the same each time", async () => {
    expect(await read(await token())).toEqual(claims);
    expect(await token()).toBe(await token());
  });

  test("is nothing in another organization, nor under another secret", async () => {
    expect(await read(await token(), globex)).toBeNull();
    expect(await read(await token(), acme, "t".repeat(43))).toBeNull();
  });

  test("is nothing with one character changed, and nothing with a later end", async () => {
    const good = await token();
    const [id = "", signature = ""] = good.split(".");
    const other = (text: string, at: number) =>
      text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
    const forged = [
      `${other(id, 3)}.${signature}.${claims.expiresAt.toString(36)}`,
      `${id}.${other(signature, 5)}.${claims.expiresAt.toString(36)}`,
      `${id}.${signature}.${(claims.expiresAt + 1).toString(36)}`,
      ...["", "..", `${good}.`, good.toUpperCase(), `${id}.${signature}`, "a".repeat(5000)],
    ];
    for (const one of forged) expect(await read(one)).toBeNull();
  });

  test("stands alone in its path, with what is asked for below it", () => {
    expect(readLinkPath("/link/a.b.c")).toEqual({ token: "a.b.c", below: "" });
    expect(readLinkPath("/link/a.b.c/media/x.png")).toEqual({
      ...{ token: "a.b.c", below: "/media/x.png" },
    });
    expect(readLinkPath("/links/a")).toBeNull();
  });
});

describe("an opening", () => {
  const opened = { organizationId: acme, linkId: claims.linkId };
  const now = 1_700_000_000_000;

  test("is for one link of one organization, for half an hour", async () => {
    const cookie = await makeOpening({ secret, now }, opened);
    const later = (seconds: number) => ({ secret, now: now + seconds * 1000 });
    expect(await isOpening(later(openingLifetime - 1), opened, cookie)).toBe(true);
    expect(await isOpening(later(openingLifetime + 1), opened, cookie)).toBe(false);
    const others = [
      { ...opened, organizationId: globex },
      { ...opened, linkId: newId<LinkId>() },
    ];
    for (const other of others) expect(await isOpening(later(1), other, cookie)).toBe(false);
    expect(await isOpening(later(1), opened, await token())).toBe(false);
  });
});
