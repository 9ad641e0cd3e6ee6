import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };

/** What a suite shares, such as its PostgreSQL, is started and ended once by its global setup. */
const withSetup = (file: string) => ({ globalSetup: [file], hookTimeout: 60_000 });

/**
 * Files of a worker share its process and its packages; all else begins anew (see the setup file).
 * Loading packages again for each file was half of what the suites computed.
 */
const sharedProcess = { isolate: false, setupFiles: ["tests/support/fresh-modules.ts"] };

export default defineConfig({
  resolve: { alias },
  test: {
    environment: "node",
    allowOnly: false,
    passWithNoTests: false,
    // @NOTE Bounds for what hangs, not for what is slow: the suites share few cores.
    testTimeout: 30_000,
    // @NOTE Two cores are the smallest machine that runs this; more workers only fight for them.
    maxWorkers: 2,
    env: { TZ: "UTC" },
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], ...sharedProcess },
      },
      {
        extends: true,
        test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          ...sharedProcess,
          ...withSetup("tests/support/global-database.ts"),
        },
      },
      { extends: true, test: { name: "crash", include: ["tests/crash/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "attack",
          include: ["tests/attack/*.test.ts"],
          // @NOTE They share servers, and some hold their databases against what they were before.
          maxWorkers: 1,
          ...withSetup("tests/support/global-attack.ts"),
        },
      },
      // Each with servers of its own, so that they run beside the attacks above.
      {
        extends: true,
        test: {
          name: "own-servers",
          include: ["tests/attack/own-servers/*.test.ts"],
          maxWorkers: 1,
        },
      },
    ],
  },
});
