import type { Command } from "../lib/command.ts";
import { checkInstance, type Finding } from "../lib/check-instance.ts";

const MARKS = { good: "✓", doubtful: "!", bad: "✗" };

export const doctor: Command = {
  summary: "check that this instance is sound",
  usage: `npm run gatehouse -- doctor [--data DIR]

Looks at Node, secrets, disk, database, clock, migrations, row-level security and site records, and
says of each whether it is well (✓), doubtful (!) or wrong (✗). Ends with 1 when anything is wrong.
`,
  needs: "nothing",
  run: async () => {
    const findings = await checkInstance(process.env["GATEHOUSE_DATA"] ?? "");
    for (const finding of findings) process.stdout.write(`${lineOf(finding)}\n`);
    return findings.some((finding) => finding.state === "bad") ? 1 : 0;
  },
};

const lineOf = ({ state, what, detail }: Finding): string => `${MARKS[state]} ${what}: ${detail}`;
