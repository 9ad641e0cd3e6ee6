import { expect, test } from "vitest";
import { UnguardedTables } from "@/lib/tenancy/guarded-tables.ts";

test("tables that nothing guards are named, with what to do", () => {
  expect(new UnguardedTables(["assets", "role app"]).message).toBe(
    "Row-level security does not hold for: assets, role app. " +
      "Run the migrations; the application must not own its tables or bypass policies.",
  );
});
