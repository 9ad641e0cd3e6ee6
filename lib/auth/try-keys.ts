import { sign } from "@/lib/kernel/keys.ts";
import { addressBlock } from "@/lib/limits/address-block.ts";

/** Who tries: the account's address as typed (known or not) and the network address. */
export type Try = { readonly email: string; readonly address: string };

/** By what a try is counted. */
export type TryKeys = { readonly address: string; readonly pair: string; readonly account: string };

/**
 * @NOTE Digests: the table of counters must not be a list of who tried from where. What counts by both
 * begins with the account, so that whoever may unlock it finds what makes people wait.
 */
export async function tryKeys({ email, address }: Try, secret: string): Promise<TryKeys> {
  const block = addressBlock(address);
  const digest = (text: string) => sign(secret, "address-digest", text);
  const account = await accountKey(email, secret);
  return {
    address: await digest(`address:${block}`),
    pair: `${account}:${await digest(`pair:${block}:${email}`)}`,
    account,
  };
}

/** By what tries at an account are counted, from wherever they come. */
export const accountKey = (email: string, secret: string): Promise<string> =>
  sign(secret, "address-digest", `account:${email}`);
