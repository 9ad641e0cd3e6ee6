import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { whyNotFree } from "./free-port.ts";
import { lockInstance } from "./instance-lock.ts";
import type { Run } from "./run.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";
import { StepFailed } from "./step-failed.ts";

/**
 * Makes the data folder if need be, takes it for this process, and reads or makes the secrets.
 * @throws StepFailed when the folder cannot be written or is in use, or the port is.
 */
export async function openDataFolder(
  { options, undo }: Run,
  addresses: { root: string; self: string },
): Promise<Secrets> {
  try {
    makeFolder(options.data);
  } catch (cause) {
    throw new StepFailed(
      `${options.data} cannot be made (${(cause as NodeJS.ErrnoException).code}).`,
      "Choose another folder with --data DIR, or start as the one who owns it.",
      cause,
    );
  }
  undo.push(lockInstance(options.data, addresses));
  await refuseTakenPort(options);
  return loadSecrets(options.data);
}

/** @NOTE Not mkdir's own `recursive`: below /proc Node 20 tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o755 });
}

/** Known now, before a long build, and not after it. */
async function refuseTakenPort({ port, host }: Run["options"]): Promise<void> {
  const code = await whyNotFree(port, host);
  // Browsers try ::1 first for localhost: another server there would be taken for ours.
  const beside = host === "127.0.0.1" ? await whyNotFree(port, "::1") : null;
  if (code === null && beside !== "EADDRINUSE") return;
  if (code !== null && code !== "EADDRINUSE") {
    throw new StepFailed(
      `Nobody but a privileged program can listen on port ${port} of ${host} (${code}).`,
      "Choose another address with --host ADDR or another port with --port N.",
    );
  }
  throw new StepFailed(
    `Port ${port} is in use by another program.`,
    `Stop that program, or choose another port: npm start -- --port ${port + 1}`,
  );
}
