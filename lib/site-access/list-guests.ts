import { defineQuery } from "@/lib/usecase/use-case.ts";
import { browserLabel } from "./browser-label.ts";
import { countGuests, getSite, listOpenVisits } from "./repository.ts";
import { nothingSchema } from "./schemas.ts";

/** One open visit; instants are ISO 8601 texts. */
export type GuestVisit = {
  readonly id: string;
  readonly since: string;
  readonly expires: string;
  readonly browser: string;
};

const SHOWN = 100;

/** Who is in as a guest now: the newest hundred visits and how many there are altogether. */
export const listGuests = defineQuery({
  action: "read",
  collection: "site",
  input: nothingSchema,
  run: async ({ scope }): Promise<{ total: number; guests: readonly GuestVisit[] }> => {
    const site = await getSite(scope);
    if (site.level !== "password") return { total: 0, guests: [] };
    const rows = await listOpenVisits(scope, site.passwordVersion, SHOWN);
    return {
      total: await countGuests(scope, site.passwordVersion),
      guests: rows.map((row) => ({
        id: row.id,
        since: row.createdAt.toISOString(),
        expires: row.expiresAt.toISOString(),
        browser: browserLabel(row.userAgent),
      })),
    };
  },
});
