import { expect, test } from "vitest";
import { personOf, principalName } from "@/lib/access/principal.ts";
import { ADA, GUEST, IMPORT, LOOKING, PARTNER, tokenWith, VISITOR } from "./principals.ts";

test.each([
  [ADA, "Ada"],
  [tokenWith("*"), "Ada (token)"],
  [PARTNER, "partner.acme.test"],
  [LOOKING, "Ada (looking)"],
  [GUEST, "Guest"],
  [VISITOR, "Visitor"],
  [IMPORT, "System (import)"],
])("the ledger calls $kind by a name that says who it was", (principal, name) => {
  expect(principalName(principal)).toBe(name);
});

test("a person acts by themselves and through a token of theirs, and nobody else is one", () => {
  const ada = ADA.kind === "member" ? ADA.userId : null;
  expect(ada).not.toBeNull();
  expect([ADA, tokenWith()].map(personOf)).toEqual([ada, ada]);
  expect([PARTNER, GUEST, VISITOR, IMPORT].map(personOf)).toEqual([null, null, null, null]);
});
