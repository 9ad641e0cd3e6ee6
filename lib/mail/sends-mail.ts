import { environment } from "@/lib/kernel/env.ts";
import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import { instanceSettings } from "@/lib/tenancy/instance-settings.ts";
import { settingsIn } from "@/lib/tenancy/settings-in.ts";

/** Whether this instance sends mail; where it does not, people hand links over themselves. */
export const sendsMail = async (): Promise<boolean> =>
  environment().MAIL_URL !== "" || (await instanceSettings()).mailUrl !== "";

/** The same in a transaction that is open: a second one would wait for a connection while it holds one. */
export const sendsMailIn = async (db: DirectoryTransaction): Promise<boolean> =>
  environment().MAIL_URL !== "" || (await settingsIn(db)).mailUrl !== "";
