import { z } from "zod";
import { factorCodeSchema, signInSchema } from "@/lib/auth/credentials.ts";
import { attestationSchema } from "@/lib/auth/factors/passkey-response.ts";

/** The password as it is now. */
export const beginAuthenticatorInput = z.strictObject({ present: signInSchema.shape.password });

/** The first code of an app. */
export const confirmAuthenticatorInput = z.strictObject({ code: factorCodeSchema });

export const passkeyNameInput = z.strictObject({
  name: z.string().trim().min(1, "Give it a name.").max(60, "Use at most 60 characters."),
});

export const addPasskeyInput = passkeyNameInput.extend({ passkey: attestationSchema });

export const renamePasskeyInput = passkeyNameInput.extend({ id: z.uuid() });

export const passkeyIdInput = z.strictObject({ id: z.uuid() });
