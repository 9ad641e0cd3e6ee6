import { describe, expect, test } from "vitest";
import { totpAddress, totpIssuer, totpStep } from "@/lib/auth/factors/totp.ts";
import { seal, unseal } from "@/lib/kernel/seal.ts";

/** «12345678901234567890», the secret of RFC 6238, appendix B, in base32. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("a code of an app", () => {
  test.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at %d s is that of RFC 6238", async (seconds, code) => {
    expect(await totpStep(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  test.each([
    [-31, null],
    [-30, 37_037_037],
    [29, 37_037_037],
    [59, 37_037_037],
    [60, null],
  ])("is right a step around its own and no further: %d s from it", async (apart, step) => {
    const at = 37_037_037 * 30 + apart;
    expect(await totpStep(SECRET, "050471", at * 1000)).toBe(step);
  });

  test.each(["", "05047", "0504711", "05047a", "٠٥٠٤٧١", "-50471"])(
    "is six digits, and «%s» is none",
    async (code) => {
      expect(await totpStep(SECRET, code, 1_111_111_111_000)).toBeNull();
    },
  );

  test("is filed under the project and its environment, which is never left out", () => {
    const settings = { PROJECT_NAME: "Acme CMS", ENVIRONMENT_NAME: "", ROOT: "localhost:3000" };
    expect(totpIssuer(settings)).toBe("Acme CMS (localhost 3000)");
    const staging = totpIssuer({ ...settings, ENVIRONMENT_NAME: "Staging" });
    const address = totpAddress({ secret: SECRET, email: "a@acme.test", issuer: staging });
    const { protocol, searchParams } = new URL(address);
    expect(protocol).toBe("otpauth:");
    expect(searchParams.get("issuer")).toBe("Acme CMS (Staging)");
    expect(searchParams.get("secret")).toBe(SECRET);
  });
});

describe("a sealed text", () => {
  const terms = { secret: "a pepper of sufficient length, 32", purpose: "factor-secret" } as const;
  const mine = { ...terms, of: "mine" };

  test("opens for its owner, purpose and secret alone, and is another each time", async () => {
    const sealed = await seal(SECRET, mine);
    expect(sealed).not.toContain(SECRET);
    expect(await seal(SECRET, mine)).not.toBe(sealed);
    expect(await unseal(sealed, mine)).toBe(SECRET);
    expect(await unseal(sealed, { ...mine, of: "theirs" })).toBeNull();
    expect(await unseal(sealed, { ...mine, purpose: "recovery-code" })).toBeNull();
    expect(
      await unseal(sealed, { ...mine, secret: "another pepper of that length, 32" }),
    ).toBeNull();
  });

  test.each(["", "v1", "v1..", "v2.AAAAAAAAAAAAAAAA.AAAA", "v1.AAAAAAAAAAAAAAAA.AAAA"])(
    "is none where it was changed: «%s»",
    async (text) => {
      expect(await unseal(text, mine)).toBeNull();
    },
  );
});
