import type { UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/** Somebody who is not suspended, and the address by which they were found. */
export type Person = { readonly userId: UserId; readonly email: string };

/** The person with an address; null for nobody, and for somebody who is suspended. */
export const findPerson = (email: string): Promise<Person | null> =>
  lookUp({ email }, async (db) => {
    const row = await db.user.findFirst({ where: { email, status: "active" } });
    return row === null ? null : { userId: row.id as UserId, email };
  });
