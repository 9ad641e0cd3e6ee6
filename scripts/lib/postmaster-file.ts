import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";

/** What a running PostgreSQL says of itself in its data directory. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

/**
 * The PostgreSQL that runs on a data directory; null when none does. A file left behind by a killed
 * one is removed, also when its process id belongs to something else by now: PostgreSQL itself
 * would refuse to start on that (it cannot tell a reused id, which is common in containers).
 */
export function findPostmaster(directory: string): Postmaster | null {
  const stated = readPostmaster(directory);
  if (stated === null) return null;
  if (isAlive(stated.pid) && worksIn(stated.pid, directory)) return stated;
  rmSync(fileIn(directory), { force: true });
  return null;
}

/** What `postmaster.pid` states, alive or not. */
export function readPostmaster(directory: string): Postmaster | null {
  try {
    const lines = readFileSync(fileIn(directory), "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    if (!Number.isInteger(pid) || pid <= 1) return null;
    return { pid, port, ready: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

/** Whether a process of this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** PostgreSQL's working directory is its data directory. Where that cannot be seen: believed. */
function worksIn(pid: number, directory: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory);
  } catch (cause) {
    // Another user's process (EACCES), or a system without /proc (ENOENT on all of it).
    return (cause as NodeJS.ErrnoException).code === "EACCES" || process.platform !== "linux";
  }
}

const fileIn = (directory: string): string => path.join(directory, "postmaster.pid");
