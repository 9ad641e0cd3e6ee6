import type { Clock } from "@/lib/kernel/clock.ts";
import { RateLimited } from "@/lib/kernel/errors.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { addressBlock } from "@/lib/limits/address-block.ts";
import { counter } from "@/lib/limits/counter.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";
import { ASKING_WINDOW, LETTERS_WINDOW } from "./reset-limits.ts";

export type AskingContext = {
  /** The client's network address. */
  readonly address: string;
  readonly secret: string;
  readonly clock?: Clock;
};

/**
 * Counts that a stranger asks for a letter to an address. False where enough went there: silently, so
 * that nobody finds out who was asked about, nor shuts a person out by asking.
 * @throws RateLimited by the network address.
 */
export async function admitAsking(
  what: "reset" | "registration" | "email-change",
  email: string,
  { address, secret }: AskingContext,
): Promise<boolean> {
  const digest = (text: string) => sign(secret, "address-digest", text);
  await counter(limitStore(), ASKING_WINDOW).consume(
    await digest(`${what}:${addressBlock(address)}`),
  );
  try {
    await counter(limitStore(), LETTERS_WINDOW).consume(await digest(`${what}:${email}`));
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimited) return false;
    throw refusal;
  }
}
