import type { Command } from "../lib/command.ts";
import { setupLink } from "./setup-link.ts";

export const printSetupLink: Command = {
  summary: "print the one-time link for the first person",
  usage: `npm run gatehouse -- setup-link [--data DIR]

Prints the link with which the first person signs up, while there is nobody.
`,
  needs: "instance",
  run: async () => {
    const link = await setupLink();
    process.stdout.write(link === null ? "This instance is set up already.\n" : `${link}\n`);
    return 0;
  },
};
