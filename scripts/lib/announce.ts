import { existsSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "./migration-files.ts";
import { runCommand } from "./run-command.ts";
import type { Run } from "./run.ts";

/** Prints where the instance answers. */
export function announce({ steps, options }: Run, root: string): void {
  const lines = [
    "",
    "Gatehouse runs.",
    `  Dashboard        http://${root}/admin`,
    `  API              http://${root}/api/v1`,
    ...(options.demo
      ? [
          `  Acme's website   http://acme.${root}/`,
          `  Globex's website http://globex.${root}/`,
          `  Demo sign-ins    ${path.join(options.data, "demo.json")}`,
        ]
      : [`  A website        http://{organization}.${root}/`]),
    "",
    "Ctrl-C stops it.",
  ];
  steps.say(lines.join("\n"));
}

/** Prints the one-time link with which the first person signs up, while there is no person. */
export async function printSetupLink(
  { steps, signal }: Run,
  operator: Record<string, string>,
): Promise<void> {
  const output = await runCommand({
    program: process.execPath,
    parameters: ["--import", "tsx", "scripts/gatehouse.ts", "setup-link"],
    env: { ...process.env, ...operator },
    advice: "Run npm run gatehouse -- setup-link to see why.",
    signal,
  });
  const link = /https?:\/\/\S+/.exec(output)?.[0];
  if (link) steps.say(`\nNobody has signed up yet. Become the first:\n  ${link}\n`);
}
