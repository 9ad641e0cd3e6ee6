import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { Conflict, RateLimited } from "@/lib/kernel/errors.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { addressBlock } from "@/lib/limits/address-block.ts";
import { counter } from "@/lib/limits/counter.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";
import { queueOpenMail } from "@/lib/mail/queue-mail.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { requestResetInput } from "./reset-input.ts";
import { ASKING_WINDOW, LETTERS_WINDOW } from "./reset-limits.ts";

export type AskingContext = {
  /** The client's network address. */
  readonly address: string;
  readonly secret: string;
  readonly clock?: Clock;
};

/**
 * Asks for a letter with a link to a new password. Nothing here looks at whether anybody has the
 * address: known and unknown ones get the same answer from the same work, and a worker finds out.
 * @throws Invalid; RateLimited by the network address; Conflict where no mail is sent.
 */
export async function requestReset(rawInput: unknown, context: AskingContext): Promise<void> {
  const { email } = parseInput(requestResetInput, rawInput);
  if (!sendsMail()) throw new Conflict("This instance sends no mail. Ask whoever administers it.");
  const { address, secret, clock = systemClock } = context;
  const digest = (text: string) => sign(secret, "address-digest", text);
  const from = await digest(`reset:${addressBlock(address)}`);
  await counter(limitStore(), ASKING_WINDOW).consume(from);
  if (!(await hasRoom(await digest(`reset:${email}`)))) return;
  await queueOpenMail({ purpose: "password-reset", email }, clock());
}

/** @NOTE Silent, so that nobody finds out who was asked about, nor shuts a person out by asking. */
async function hasRoom(key: string): Promise<boolean> {
  try {
    await counter(limitStore(), LETTERS_WINDOW).consume(key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimited) return false;
    throw refusal;
  }
}
