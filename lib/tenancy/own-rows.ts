import type { UserId } from "@/lib/kernel/ids.ts";
import { sql, type Sql } from "./sql.ts";

/** Before the question of a person, and behind it. */
export const ownRowsOf = (person: UserId): Sql =>
  sql`SELECT set_config('gatehouse.user_id', ${person}, true)`;
/** @NOTE The scope shows this organization and nothing of the person's others. */
export const nobodysRows = sql`SELECT set_config('gatehouse.user_id', '', true)`;
