import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "../../scripts/lib/free-port.ts";

/** The product on a machine where nobody has set it up yet. */
export type UntouchedServer = {
  /** The one-time link that it printed. */
  readonly link: string;
  /** The folder of its data. */
  readonly data: string;
  /** Stops the server and its database, and removes its data. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the product as a person would, without demo data, and waits for its setup link.
 * @throws Error with what it printed when it ends without one.
 */
export async function startUntouchedServer(): Promise<UntouchedServer> {
  const data = mkdtempSync(path.join(tmpdir(), "gatehouse-first-run-"));
  const options = ["--port", String(await freePort()), "--data", data];
  const child = spawn(process.execPath, ["scripts/start.mjs", ...options], {
    cwd: path.join(import.meta.dirname, "..", ".."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  const printed: string[] = [];
  const found = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      printed.push(line);
      const link = /https?:\/\/\S+\/setup\?token=\S+/.exec(line)?.[0];
      if (link !== undefined) resolve(link);
    });
  });
  const link = await Promise.race([found, ended.then(() => null)]);
  if (link !== null) return { link, data, stop };
  await stop();
  throw new Error(`The server printed no setup link.\n${printed.join("\n")}`);
}
