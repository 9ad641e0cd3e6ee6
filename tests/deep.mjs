import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The tests that hold the engine against its model, with twenty times as many decisions. */
const command = ["run", "--project", "integration", join("tests", "integration", "access")];
const { status } = spawnSync(
  process.execPath,
  [join("node_modules", "vitest", "vitest.mjs"), ...command],
  { stdio: "inherit", env: { ...process.env, ACCESS_DEPTH: "20", TZ: "UTC" } },
);
process.exitCode = status ?? 1;
