import { closeDatabase } from "@/lib/db/client.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { emailSchema } from "@/lib/kernel/email-address.ts";
import { findPerson } from "@/lib/people/find-person.ts";
import { renewLink } from "@/lib/people/renew-link.ts";
import type { Command } from "../lib/command.ts";

const usage = `npm run gatehouse -- reset-link EMAIL

Prints a link to a new password for a person of this instance, for where no mail is sent. It works once
and for an hour, and ends the one before. Hand it to nobody but that person: whoever opens it signs in
as them.
`;

/** `reset-link`: what the form at /forgot-password sends by mail. */
export const resetLink: Command = {
  summary: "print a link to a new password, where no mail is sent",
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
      if (person === null) {
        process.stderr.write(`Nobody who may sign in has the address ${read.data}.\n`);
        return 1;
      }
      const link = { purpose: "password-reset", ...person } as const;
      process.stdout.write(`${await renewLink(link, systemClock())}\n`);
      return 0;
    } finally {
      await closeDatabase();
    }
  },
};
