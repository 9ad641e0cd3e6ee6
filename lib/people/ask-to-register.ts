import { systemClock } from "@/lib/kernel/clock.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { queueOpenMail } from "@/lib/mail/queue-mail.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { admitAsking, type AskingContext } from "./admit-asking.ts";
import { openRegistrations } from "./open-registrations.ts";
import { askToRegisterInput } from "./register-input.ts";

/**
 * Asks for a letter with a link by which somebody becomes a member of an organization that lets
 * people register. As for a forgotten password, nothing here looks at whether anybody has the address:
 * who has an account is told in the letter.
 * @throws NotFound where the organization does not; Invalid; RateLimited by the network address.
 */
export async function askToRegister(rawInput: unknown, context: AskingContext): Promise<void> {
  const { organization: slug, email } = parseInput(askToRegisterInput, rawInput);
  const open = await openRegistrations();
  const organization = open.find((one) => one.slug === slug);
  if (organization === undefined) throw new NotFound();
  if (!(await admitAsking("registration", email, context))) return;
  const { clock = systemClock } = context;
  const { id: organizationId } = organization;
  await queueOpenMail({ purpose: "registration", email, organizationId }, clock());
}
