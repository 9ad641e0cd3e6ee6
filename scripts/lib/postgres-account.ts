import { execFileSync } from "node:child_process";
import { StepFailed, reasonOf } from "./step-failed.ts";

/** Whom PostgreSQL runs as; null: as whoever runs this process. */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | null;

const NAME = "gatehouse";

/**
 * The account for PostgreSQL, which refuses to run as root: the caller's own, or, for root, a
 * system account of its own that is made when it is missing.
 * @throws StepFailed when root can make no account.
 */
export function postgresAccount(): PostgresAccount {
  if (process.getuid?.() !== 0) return null;
  const known = lookUp(NAME);
  if (known) return known;
  const made = create();
  const account = lookUp(NAME);
  if (account) return account;
  throw new StepFailed(
    `PostgreSQL does not run as root, and the account "${NAME}" could not be made: ${made}`,
    "Run as an ordinary user, or give DATABASE_URL of a PostgreSQL that runs elsewhere.",
  );
}

function lookUp(name: string): PostgresAccount {
  try {
    return { uid: idOf("-u", name), gid: idOf("-g", name) };
  } catch {
    return null;
  }
}

function idOf(flag: "-u" | "-g", name: string): number {
  return Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
}

/** Tries the tool of shadow-utils, then the one of BusyBox. Returns why nothing worked. */
function create(): string {
  const shell = ["--shell", "/usr/sbin/nologin"];
  const attempts: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", ...shell, NAME]],
    ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", NAME]],
  ];
  const reasons: string[] = [];
  for (const [tool, parameters] of attempts) {
    try {
      execFileSync(tool, parameters, { stdio: ["ignore", "ignore", "pipe"] });
      return "";
    } catch (cause) {
      reasons.push(reasonOf(cause).trim());
    }
  }
  return reasons.join("; ");
}
