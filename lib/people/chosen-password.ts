import { z } from "zod";
import { newPasswordSchema } from "@/lib/auth/new-password.ts";

/** What somebody fills in who sets their own password. */
export const chosenPasswordInput = z.strictObject({ password: newPasswordSchema });
