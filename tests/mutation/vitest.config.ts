import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.join(import.meta.dirname, "..", "..");

/**
 * The tests that mutants of a room must fall to, one process after the other. Beside the unit tests
 * of `lib/tenancy` they are a small set of integration tests that covers it: all of them for every
 * mutant would take days.
 */
const ROOMS: Readonly<Record<string, { include: string[]; globalSetup: string[] }>> = {
  access: { include: ["tests/unit/access/**/*.test.ts"], globalSetup: [] },
  tenancy: {
    include: [
      "tests/unit/tenancy/**/*.test.ts",
      "tests/integration/tenancy/**/*.test.ts",
      "tests/integration/roles/nested-roles.test.ts",
    ],
    globalSetup: ["tests/support/global-database.ts"],
  },
};

const room = ROOMS[process.env["MUTATED_ROOM"] ?? "access"];

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: "@", replacement: root },
      { find: /^vitest$/, replacement: path.join(import.meta.dirname, "vitest-seen.ts") },
    ],
  },
  test: {
    environment: "node",
    ...room,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { TZ: "UTC" },
  },
});
