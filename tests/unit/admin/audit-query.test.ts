import { expect, test } from "vitest";
import { auditAddress, auditQueryOf } from "@/app/admin/[org]/audit-log/audit-query.ts";

const CURSOR = "2026-03-01T10:00:00.000Z_00000000-0000-4000-8000-000000000000";

test("an address is read back as it was written", () => {
  const filter = { actor: "Ada & Co", text: "100%", from: "2026-03-01" };
  const address = new URL(auditAddress("/log", filter, ["older", CURSOR]), "http://a.test");
  expect(auditQueryOf(Object.fromEntries(address.searchParams))).toEqual({ filter, older: CURSOR });
});

test("what means nothing is passed over", () => {
  const search = { actor: "", from: "yesterday", older: "x", newer: ["a", "b"], text: ["a"] };
  expect(auditQueryOf(search)).toEqual({ filter: {} });
});
