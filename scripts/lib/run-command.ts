import { spawn } from "node:child_process";
import { PROJECT } from "./migration-files.ts";
import { StepFailed } from "./step-failed.ts";

export type Command = {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** What the operator can do when it fails. */
  readonly advice: string;
  readonly signal?: AbortSignal;
  /** Called with each line as it comes. */
  readonly onLine?: (line: string) => void;
};

/**
 * Runs a program in the project's folder to its end and returns what it wrote.
 * @throws StepFailed with the end of its output when it fails.
 */
export async function runCommand(command: Command): Promise<string> {
  const { program, parameters, env = process.env, advice, signal, onLine } = command;
  const child = spawn(program, [...parameters], {
    cwd: PROJECT,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal ? { signal } : {}),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const line = text.trimEnd().split("\n").at(-1)?.trim();
      if (line) onLine?.(line);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code === 0) return output;
  const tail = output.trimEnd().split("\n").slice(-25).join("\n");
  throw new StepFailed(`${parameters.join(" ")} failed:\n${tail}`, advice);
}
