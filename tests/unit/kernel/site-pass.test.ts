import { describe, expect, test } from "vitest";
import { makeSitePass, readSitePass } from "@/lib/kernel/site-pass.ts";
import { acmeId, globexId } from "../../support/wall/organizations.ts";

const secret = "a secret of the tests, long enough to be one";
const pass = { organizationId: acmeId, version: 7 };

describe("a site pass", () => {
  test("is the same for the same record, so that it can be the key of a cache", async () => {
    expect(await makeSitePass(secret, pass)).toBe(await makeSitePass(secret, pass));
  });

  test("fits into one segment of a path as it is", async () => {
    const segment = await makeSitePass(secret, pass);
    expect(encodeURIComponent(segment)).toBe(segment);
  });

  test("differs by organization, by version and by instance", async () => {
    const passes = await Promise.all([
      makeSitePass(secret, pass),
      makeSitePass(secret, { ...pass, organizationId: globexId }),
      makeSitePass(secret, { ...pass, version: 8 }),
      makeSitePass("another instance's secret, as long as this", pass),
    ]);
    expect(new Set(passes).size).toBe(4);
  });

  test("says what it was made of, also to whoever asks again", async () => {
    const theirs = { organizationId: globexId, version: 7 };
    for (const each of [pass, theirs, pass, theirs]) {
      expect(await readSitePass(secret, await makeSitePass(secret, each))).toEqual(each);
    }
  });

  test("says nothing with a part of another pass, another secret, or changed", async () => {
    const [text, signature] = (await makeSitePass(secret, pass)).split(".") as [string, string];
    const [otherText] = (await makeSitePass(secret, { ...pass, version: 8 })).split(".");
    const made = `${text}.${signature}`;
    const bad = [
      `${otherText}.${signature}`,
      text,
      `${text}.`,
      `.${signature}`,
      `${made}.x`,
      "",
      "💥.x",
    ];
    expect(await readSitePass(secret, made)).toEqual(pass);
    for (const segment of [...bad, ...bad]) {
      expect(await readSitePass(secret, segment)).toBeNull();
    }
    expect(await readSitePass("another instance's secret, as long as this", made)).toBeNull();
  });
});
