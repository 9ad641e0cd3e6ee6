import { parseArgs } from "node:util";
import type { Command } from "../lib/command.ts";
import { newSecret, readSecrets, secretsFile, writeSecrets } from "../lib/secrets.ts";
import { StepFailed } from "../lib/step-failed.ts";

const usage = `npm run gatehouse -- rotate-secret [--finish] [--data DIR]

Makes a new instance secret. Restart afterwards: everybody signs in again, and passwords, API keys
and tokens stay what they are. Until you --finish, calls that the system signed with the old secret
are let in too, so that several processes can be restarted one after another.

  --finish  forgets the old secret; restart once more
`;

export const rotateSecret: Command = {
  summary: "make a new instance secret, and forget the old one",
  usage,
  needs: "nothing",
  run: (parameters) => Promise.resolve(rotate(parameters, process.env["GATEHOUSE_DATA"] ?? "")),
};

function rotate(parameters: string[], data: string): number {
  const step = stepOf(parameters);
  if (step === null) {
    process.stderr.write(usage);
    return 2;
  }
  const { GATEHOUSE_SECRET, GATEHOUSE_SECRET_PREVIOUS: previous, ...rest } = secretsOf(data);
  if (step === "finish") {
    writeSecrets(secretsFile(data), { ...rest, GATEHOUSE_SECRET });
    process.stdout.write("The old secret is forgotten. Restart the server.\n");
    return 0;
  }
  if (previous) {
    throw new StepFailed(
      "The secret is being rotated already.",
      "Restart the server, then run this command with --finish.",
    );
  }
  writeSecrets(secretsFile(data), {
    // @NOTE What is hashed can never be hashed again, so its pepper is that of the first secret.
    GATEHOUSE_PEPPER: GATEHOUSE_SECRET,
    ...rest,
    GATEHOUSE_SECRET: newSecret(),
    GATEHOUSE_SECRET_PREVIOUS: GATEHOUSE_SECRET,
  });
  process.stdout.write("Done. Restart the server, then run this command with --finish.\n");
  return 0;
}

function stepOf(parameters: string[]): "begin" | "finish" | null {
  try {
    const { values } = parseArgs({ args: parameters, options: { finish: { type: "boolean" } } });
    return values.finish === true ? "finish" : "begin";
  } catch {
    return null;
  }
}

function secretsOf(data: string) {
  const given = ["GATEHOUSE_SECRET", "GATEHOUSE_SECRET_PREVIOUS", "GATEHOUSE_PEPPER"];
  const set = given.find((name) => process.env[name]);
  if (set !== undefined) {
    throw new StepFailed(
      `The environment sets ${set}, which only you can change.`,
      "See docs/deploy.md, «Rotate the secret».",
    );
  }
  const { GATEHOUSE_SECRET, ...rest } = readSecrets(data) ?? {};
  if (GATEHOUSE_SECRET === undefined) {
    throw new StepFailed(
      `There is no secret in ${secretsFile(data)}.`,
      "Start this instance once with npm start: it makes one.",
    );
  }
  return { GATEHOUSE_SECRET, ...rest };
}
