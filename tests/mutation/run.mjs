import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Mutates one room after the other, or the one that is named; each must reach nine tenths. */
const rooms = process.argv.length > 2 ? process.argv.slice(2) : ["access", "tenancy"];
const stryker = join("node_modules", "@stryker-mutator", "core", "bin", "stryker.js");

for (const room of rooms) {
  const { status } = spawnSync(
    process.execPath,
    [stryker, "run", join("tests", "mutation", "stryker.config.mjs")],
    { stdio: "inherit", env: { ...process.env, MUTATED_ROOM: room } },
  );
  if (status !== 0) process.exitCode = 1;
}
