import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.join(import.meta.dirname, "..", "..", "..", "..");

export type Ended = {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
};

/** Runs the operator's command line on a data folder, in a process of its own. */
export function gatehouse(data: string, words: readonly string[]): Ended {
  const program = ["--import", "tsx", "scripts/gatehouse.ts", ...words, "--data", data];
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GATEHOUSE_"));
  const env = { ...Object.fromEntries(inherited), NODE_ENV: "test" } as NodeJS.ProcessEnv;
  const ended = spawnSync(process.execPath, program, { cwd: root, env, encoding: "utf8" });
  return { code: ended.status, output: ended.stdout, errors: ended.stderr };
}
