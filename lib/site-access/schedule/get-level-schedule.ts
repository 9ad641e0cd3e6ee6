import { principalName } from "@/lib/access/principal.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { nothingSchema, type SiteLevel } from "../schemas.ts";
import { findSchedule } from "./repository.ts";

/** A scheduled change of the level as the dashboard shows it. Instants are ISO 8601 texts. */
export type LevelScheduleView = {
  readonly id: string;
  readonly level: SiteLevel;
  readonly runAt: string;
  readonly zone: string;
  readonly byName: string;
  /** Why it did not happen; null: it is to come. */
  readonly failure: string | null;
};

/** What is scheduled for the website's access level; null: nothing. */
export const getLevelSchedule = defineQuery({
  action: "read",
  collection: "site",
  input: nothingSchema,
  run: async ({ scope }): Promise<{ schedule: LevelScheduleView | null }> => {
    const found = await findSchedule(scope);
    if (found === null) return { schedule: null };
    const { id, level, runAt, zone, by, failure } = found;
    return {
      schedule: {
        ...{ id, level, zone, byName: principalName(by), runAt: runAt.toISOString() },
        failure: failure?.reason ?? null,
      },
    };
  },
});
