import { z } from "zod";
import { factorCodeSchema, signInSchema } from "@/lib/auth/credentials.ts";
import { assertionSchema } from "@/lib/auth/factors/passkey-response.ts";

const present = signInSchema.shape.password;

/** What somebody shows to prove that it is them: of it, what they have. */
export const proveSelfInput = z.strictObject({
  present: present.optional(),
  code: factorCodeSchema.optional(),
  passkey: assertionSchema.optional(),
});

/** What somebody types of it, with what they have; the rest stays empty. */
export const typedProofInput = (asks: { hasPassword: boolean; hasFactor: boolean }) =>
  z.object({
    present: asks.hasPassword ? present : z.literal(""),
    code: asks.hasFactor ? factorCodeSchema : z.literal(""),
  });
