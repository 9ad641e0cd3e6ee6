import { sign } from "@/lib/kernel/keys.ts";
import { addressBlock } from "@/lib/limits/address-block.ts";

/** Who tries: the account's address as typed (known or not) and the network address. */
export type Try = { readonly email: string; readonly address: string };

/** By what a try is counted. */
export type TryKeys = { readonly address: string; readonly pair: string; readonly account: string };

/** @NOTE Digests: the table of counters must not be a list of who tried from where. */
export async function tryKeys({ email, address }: Try, secret: string): Promise<TryKeys> {
  const block = addressBlock(address);
  const digest = (text: string) => sign(secret, "address-digest", text);
  return {
    address: await digest(`address:${block}`),
    pair: await digest(`pair:${block}:${email}`),
    account: await digest(`account:${email}`),
  };
}
