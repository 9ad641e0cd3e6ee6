import { existsSync } from "node:fs";
import path from "node:path";
import type { Command } from "./lib/command.ts";
import { findOwnSettings, findSettings } from "./lib/find-settings.ts";
import { operatorEnvironment, ownEnvironment } from "./lib/instance-environment.ts";
import { PROJECT } from "./lib/migration-files.ts";
import { StepFailed } from "./lib/step-failed.ts";

/** Loaded one at a time: most of them need the instance's settings before their first import. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  archive: async () => (await import("./commands/archive.ts")).archive,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
  import: async () => (await import("./commands/import.ts")).importCommand,
  migrate: async () => (await import("./commands/migrate.ts")).migrate,
  policies: async () => (await import("./commands/policies.ts")).policies,
  "reset-factors": async () => (await import("./commands/reset-factors.ts")).resetFactors,
  "reset-link": async () => (await import("./commands/reset-link.ts")).resetLink,
  "rotate-secret": async () => (await import("./commands/rotate-secret.ts")).rotateSecret,
  "rotate-token-keys": async () =>
    (await import("./commands/rotate-token-keys.ts")).rotateTokenKeysCommand,
  sign: async () => (await import("./commands/sign.ts")).sign,
  "setup-link": async () => (await import("./commands/print-setup-link.ts")).printSetupLink,
  types: async () => (await import("./commands/types.ts")).types,
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  if (!(cause instanceof StepFailed)) throw cause;
  process.stderr.write(`${cause.message}\n${cause.advice}\n`);
  process.exitCode = 1;
}

async function main(words: string[]): Promise<number> {
  const { data, rest } = takeData(words);
  const [name = "", ...parameters] = rest;
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    const isHelp = name === "" || name === "--help" || name === "help";
    (isHelp ? process.stdout : process.stderr).write(await overview(isHelp ? "" : name));
    return isHelp ? 0 : 2;
  }
  const command = await load();
  if (parameters.includes("--help")) {
    process.stdout.write(command.usage);
    return 0;
  }
  process.env["GATEHOUSE_DATA"] = data;
  const needs = typeof command.needs === "function" ? command.needs(parameters) : command.needs;
  if (needs === "instance") Object.assign(process.env, operatorEnvironment(findSettings(data)));
  if (needs === "secrets") Object.assign(process.env, ownEnvironment(findOwnSettings(data)));
  return command.run(parameters);
}

/** `--data DIR` belongs to every command and may stand anywhere. */
function takeData(words: string[]): { data: string; rest: string[] } {
  const settings = path.join(PROJECT, ".env");
  if (existsSync(settings)) process.loadEnvFile(settings);
  const index = words.findIndex((word) => word === "--data" || word.startsWith("--data="));
  const flag = index === -1 ? undefined : words[index];
  const named = flag?.includes("=") ? flag.slice("--data=".length) : words[index + 1];
  const rest = flag ? words.toSpliced(index, flag.includes("=") ? 1 : 2) : words;
  const chosen = (flag ? named : undefined) ?? process.env["GATEHOUSE_DATA"];
  return { data: chosen ? path.resolve(chosen) : path.join(PROJECT, ".data"), rest };
}

async function overview(unknown: string): Promise<string> {
  const names = Object.keys(COMMANDS).toSorted();
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map(async (name) => {
    return `  ${name.padEnd(width)}  ${(await COMMANDS[name]?.())?.summary ?? ""}\n`;
  });
  const complaint = unknown === "" ? "" : `There is no command "${unknown}".\n\n`;
  return `${complaint}npm run gatehouse -- COMMAND [--data DIR] [--help]\n\n${(await Promise.all(lines)).join("")}`;
}
