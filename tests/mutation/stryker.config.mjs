import { join, posix } from "node:path";

/**
 * Mutation testing of a room, `lib/access` unless MUTATED_ROOM says `tenancy`: Stryker changes the
 * code in one place after the other, and each time some test has to fail.
 */
const room = process.env.MUTATED_ROOM ?? "access";

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "tests/mutation/vitest.config.ts" },
  mutate: [posix.join("lib", room, "**", "*.ts")],
  coverageAnalysis: "perTest",
  concurrency: room === "access" ? 1 : 2,
  // @NOTE What a module does when it is loaded, such as SQL put together, every test runs into: such
  // mutants would take most of the time, and fall to the first test.
  ignoreStatic: room !== "access",
  timeoutMS: 60_000,
  // @NOTE There is none: Stryker would rewrite it with an interface that TypeScript 7 does not have.
  tsconfigFile: "tests/mutation/no-tsconfig.json",
  ignorePatterns: [".next*", ".data*", ".git", "app", "docs", "examples", "public", "test-results"],
  tempDirName: ".data-mutation/sandbox",
  reporters: ["progress-append-only", "clear-text", "json"],
  clearTextReporter: { allowColor: false, reportTests: false },
  jsonReporter: { fileName: join(".data-mutation", room.concat(".json")) },
  thresholds: { high: 95, low: 90, break: 90 },
};
