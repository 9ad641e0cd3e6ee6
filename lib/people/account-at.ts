import { lookUp } from "@/lib/tenancy/directory.ts";

/** What there is at an address: nobody's account, one that is in use, or one that is suspended. */
export const accountAt = (email: string): Promise<"none" | "active" | "suspended"> =>
  lookUp({ email }, async (db) => {
    const row = await db.user.findFirst({ where: { email }, select: { status: true } });
    if (row === null) return "none";
    return row.status === "active" ? "active" : "suspended";
  });
