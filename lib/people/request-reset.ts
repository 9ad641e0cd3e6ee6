import { systemClock } from "@/lib/kernel/clock.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { queueOpenMail } from "@/lib/mail/queue-mail.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { admitAsking, type AskingContext } from "./admit-asking.ts";
import { requestResetInput } from "./reset-input.ts";

/**
 * Asks for a letter with a link to a new password. Nothing here looks at whether anybody has the
 * address: known and unknown ones get the same answer from the same work, and a worker finds out.
 * @throws Invalid; RateLimited by the network address; Conflict where no mail is sent.
 */
export async function requestReset(rawInput: unknown, context: AskingContext): Promise<void> {
  const { email } = parseInput(requestResetInput, rawInput);
  if (!(await sendsMail()))
    throw new Conflict("This instance sends no mail. Ask whoever administers it.");
  if (!(await admitAsking("reset", email, context))) return;
  const { clock = systemClock } = context;
  await queueOpenMail({ purpose: "password-reset", email }, clock());
}
