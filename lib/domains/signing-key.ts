import { z } from "zod";
import { fromBase64Url } from "@/lib/kernel/bytes.ts";

/** An Ed25519 public key (RFC 8037 §2), stripped of what says nothing about the key itself. */
export type SigningKey = { readonly kty: "OKP"; readonly crv: "Ed25519"; readonly x: string };

const KEY_BYTES = 32;

/** A public JWK as tools write it. A private one is refused: it must not leave its owner. */
export const signingKeySchema = z
  .strictObject(
    {
      kty: z.literal("OKP", "Only keys of the kind OKP."),
      crv: z.literal("Ed25519", "Only Ed25519 keys."),
      x: z.string().refine((x) => fromBase64Url(x)?.length === KEY_BYTES, "Not an Ed25519 key."),
      kid: z.string().max(200).optional(),
      alg: z.enum(["EdDSA", "Ed25519"]).optional(),
      use: z.literal("sig").optional(),
      key_ops: z.array(z.literal("verify")).max(1).optional(),
      ext: z.boolean().optional(),
      d: z.undefined("That is a private key. Keep it, and give the public one.").optional(),
    },
    {
      error: ({ code }) => (code === "invalid_type" ? "Paste the key as JSON (a JWK)." : undefined),
    },
  )
  .transform(({ kty, crv, x }): SigningKey => ({ kty, crv, x }));
