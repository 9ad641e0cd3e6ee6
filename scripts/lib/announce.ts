import path from "node:path";
import { runCommand } from "./run-command.ts";
import type { Run } from "./run.ts";
import { reasonOf } from "./step-failed.ts";

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
  const asked = runCommand({
    program: process.execPath,
    parameters: ["--import", "tsx", "scripts/gatehouse.ts", "setup-link"],
    env: { ...process.env, ...operator },
    advice: "",
    signal,
  });
  // The instance serves without it: a failure here must not take the house down.
  const output = await asked.catch((cause: unknown) => {
    if (!signal.aborted) steps.say(reasonOf(cause));
    return "";
  });
  const link = /https?:\/\/\S+/.exec(output)?.[0];
  if (link) steps.say(`\nNobody has signed up yet. Become the first:\n  ${link}\n`);
}
