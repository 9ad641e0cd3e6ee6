import { lookUp } from "@/lib/tenancy/directory.ts";

/** Whether somebody has set this instance up. */
export const isSetUp = (): Promise<boolean> =>
  lookUp({}, async (db) => {
    const row = await db.instance.findUnique({ where: { id: 1 } });
    return row !== null && row.setUpAt !== null;
  });
