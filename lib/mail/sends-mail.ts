import { environment } from "@/lib/kernel/env.ts";

/** Whether this instance sends mail; where it does not, people hand links over themselves. */
export const sendsMail = (): boolean => environment().MAIL_URL !== "";
