import { z } from "zod";
import { emailSchema } from "@/lib/kernel/email-address.ts";

/** What somebody fills in who forgot their password. */
export const requestResetInput = z.strictObject({ email: emailSchema });
