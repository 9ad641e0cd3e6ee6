import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { processIdentity } from "./process-identity.ts";
import { StepFailed } from "./step-failed.ts";

/** Who runs on a data directory, and where it answers. */
export type RunningInstance = {
  readonly pid: number;
  readonly identity: string | null;
  readonly root: string;
  readonly self: string;
};

/**
 * Takes the data directory for this process, whose root address and own address it notes there for
 * the operator's command line. Returns what gives it back.
 * @throws StepFailed when another instance runs on it, or when it cannot be written.
 */
export function lockInstance(data: string, addresses: { root: string; self: string }): () => void {
  const file = fileIn(data);
  const own = { pid: process.pid, identity: processIdentity(process.pid), ...addresses };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (tryWrite(file, JSON.stringify(own))) {
      return () => {
        if (readInstance(file)?.pid === process.pid) rmSync(file, { force: true });
      };
    }
    const other = findInstance(data);
    if (other) throw alreadyRuns(data, other);
    setAside(file);
  }
  throw new StepFailed(`${file} keeps changing.`, "See what else uses this folder.");
}

/** The instance that runs on a data directory right now; null when none does. */
export function findInstance(data: string): RunningInstance | null {
  const stated = readInstance(fileIn(data));
  if (stated === null) return null;
  return processIdentity(stated.pid) === stated.identity ? stated : null;
}

const fileIn = (data: string): string => path.join(data, "instance.json");

function tryWrite(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: "wx", mode: 0o644 });
    return true;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    throw new StepFailed(
      `${path.dirname(file)} cannot be written (${code}).`,
      "Choose another folder with --data DIR, or start as the one who owns it.",
      cause,
    );
  }
}

function readInstance(file: string): RunningInstance | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as RunningInstance;
  } catch {
    return null;
  }
}

/** Removes what a killed run left, unless somebody else put a living one in its place meanwhile. */
function setAside(file: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // somebody else was quicker
  }
  const taken = readInstance(aside);
  const alive = taken !== null && processIdentity(taken.pid) === taken.identity;
  if (alive) tryWrite(file, JSON.stringify(taken));
  rmSync(aside, { force: true });
}

function alreadyRuns(data: string, other: RunningInstance): StepFailed {
  return new StepFailed(
    `An instance already runs on ${data}: http://${other.root} (process ${other.pid}).`,
    "Use that one, stop it first, or start another with --data DIR and --port N.",
  );
}
