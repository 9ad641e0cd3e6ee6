import { z } from "zod";
import { emailSchema } from "@/lib/kernel/email-address.ts";

/** Which account the owner of the instance asks about; nobody tells whether there is one. */
export const accountEmailInput = z.strictObject({ email: emailSchema });
