import { spawnSync } from "node:child_process";
import { join } from "node:path";

/**
 * A hundred deaths in the place of ten, each tenth of them PostgreSQL's. `CRASH_SEED` and
 * `CRASH_MOMENTS` say which and how many.
 */
const moments = process.env["CRASH_MOMENTS"] ?? "100";
const { status } = spawnSync(
  process.execPath,
  [join("node_modules", "vitest", "vitest.mjs"), "run", "--project", "crash"],
  { stdio: "inherit", env: { CRASH_DATABASE_EVERY: "10", ...process.env, CRASH_MOMENTS: moments } },
);
process.exitCode = status ?? 1;
