import { readdirSync, readFileSync } from "node:fs";

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

/** Milliseconds of CPU that the server which listens on this port has taken so far. */
export function serverCpu(port: number): number {
  const pid = readdirSync("/proc").find((name) => /^\d+$/.test(name) && isServer(name, port));
  if (pid === undefined) throw new Error(`No server has the port ${port}.`);
  // @NOTE The name before the last parenthesis may hold spaces; user and system time are the 14th and 15th.
  const after = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(after[11]) + Number(after[12])) * TICK_MS;
}

function isServer(pid: string, port: number): boolean {
  const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, "utf8").split("\0");
  try {
    return read("cmdline").includes("server.mjs") && read("environ").includes(`PORT=${port}`);
  } catch {
    return false;
  }
}
