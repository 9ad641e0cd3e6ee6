import { resetFactorsOf } from "@/lib/account/reset-factors.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { emailSchema } from "@/lib/kernel/email-address.ts";
import { findPerson } from "@/lib/people/find-person.ts";
import type { Command } from "../lib/command.ts";

const usage = `npm run gatehouse -- reset-factors EMAIL

Takes the authenticator app, the passkeys and the recovery codes of a person away, and signs them out
everywhere. For somebody who has lost them all. Make sure that it is them who asks: from then on their
password is enough. They are told by mail.
`;

/** `reset-factors`: the way back for whoever lost every factor and every recovery code. */
export const resetFactors: Command = {
  summary: "take the second factors of a person away who lost them all",
  usage,
  needs: "instance",
  run: async ([email, ...more]) => {
    const read = emailSchema.safeParse(email);
    if (!read.success || more.length > 0) {
      process.stderr.write(usage);
      return 2;
    }
    try {
      const person = await findPerson(read.data);
      if (person === null || !(await resetFactorsOf(person, systemClock()))) {
        process.stderr.write(`Nobody with the address ${read.data} has a second factor.\n`);
        return 1;
      }
      process.stdout.write(`${read.data} signs in with a password alone now.\n`);
      return 0;
    } finally {
      await closeDatabase();
    }
  },
};
