import { newTokenKeys, rotateTokenKeys } from "../../scripts/lib/token-key-set.ts";
import { publicTokenKeys } from "@/lib/gates/api/token-keys.ts";

/** The private keys of an instance and their public halves, as the product's settings hold them. */
export type TokenKeys = { readonly signing: string; readonly verifying: string };

/** New keys for access tokens. */
export const tokenKeys = (signing: string = newTokenKeys()): TokenKeys => ({
  signing,
  verifying: publicTokenKeys(signing),
});

/** The keys of the same instance after a rotation. */
export const rotatedKeys = ({ signing }: TokenKeys): TokenKeys =>
  tokenKeys(rotateTokenKeys(signing));
