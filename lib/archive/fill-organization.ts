import type { Readable } from "node:stream";
import type { Permit } from "@/lib/access/permit.ts";
import { readSchedule } from "@/lib/content/schedule.ts";
import { sendScheduleJobs } from "@/lib/content/schedule-jobs.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { findOrCreateUser } from "@/lib/tenancy/directory.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { addArrivedMember, setSite } from "./arrival-repository.ts";
import { ARRIVAL, type ArchivedTable } from "./archived-table.ts";
import type { Filling } from "./bring-in.ts";
import { contentCheck } from "./check-archive.ts";
import { tableMember } from "./members.ts";
import { UnknownName, withIds } from "./portable-names.ts";
import { readArchive } from "./read-archive.ts";
import { BOUNDS } from "./read-manifest.ts";
import { orRefused, refused, type Place } from "./refused.ts";
import { addRows } from "./repository.ts";
import { textOf } from "./text-of.ts";

export type FillingOf = {
  readonly open: () => Readable;
  readonly onProgress: (bytes: number, total: number) => void;
};

/** Fills an organization with the rows of an archive, whose files the storage has already, under the ids that they have there. */
export const fillOrganization =
  ({ open, onProgress }: FillingOf): Filling =>
  (scope, permit, by) => {
    const [people, names] = [new Map<string, string>(), new Map<string, string>()];
    const check = contentCheck();
    return readArchive(open(), {
      ...{ bounds: BOUNDS, onProgress, onFile: null },
      async onRows(table, rows, line) {
        const member = tableMember(table.name);
        const arrived = rows.map((row, at) => {
          const place = { member, line: line + at };
          const problem = check(table.name, row);
          if (problem !== null) throw refused(place, problem);
          return { row: known(row, { scope, people, place }), place };
        });
        await orRefused({ member }, () =>
          addTable({ scope, permit, by, people, names }, table, arrived),
        );
      },
    });
  };

type Arriving = { readonly row: JsonObject; readonly place: Place };

type At = {
  readonly scope: Scope;
  readonly permit: Permit<"create">;
  /** Who brings it in; null: the operator. */
  readonly by: UserId | null;
  /** Ids of this instance by the ids of memberships, and what people were called. */
  readonly people: Map<string, string>;
  readonly names: Map<string, string>;
};

function known(
  row: JsonObject,
  { scope, people, place }: Pick<At, "scope" | "people"> & { readonly place: Place },
): JsonObject {
  try {
    const { organizationId } = scope;
    return withIds(row, { organizationId, people }) as JsonObject;
  } catch (cause) {
    if (cause instanceof UnknownName) throw refused(place, cause.message);
    throw cause;
  }
}

async function addTable(at: At, table: ArchivedTable, arrived: readonly Arriving[]): Promise<void> {
  const { scope, permit } = at;
  const rows = arrived.map(({ row }) => row);
  if (table.name === "people") return noteNames(at, rows);
  if (table.name === "members") return addPeople(at, rows);
  if (table.name === "site_access") return setSite(scope, permit, rows[0] ?? {});
  if (table.into !== null) {
    const anew = begun(table, scope);
    const own = rows.map((row) => ({ ...row, ...anew }));
    await addRows(scope, permit, { into: table.into, rows: own });
  }
  if (table.name === "entries") await schedule(scope, arrived);
}

function begun({ anew = {} }: ArchivedTable, { clock }: Scope): JsonObject {
  const now = new Date(clock()).toISOString();
  const entries = Object.entries(anew);
  return Object.fromEntries(entries.map(([name, is]) => [name, is === ARRIVAL ? now : is]));
}

function noteNames({ names }: At, rows: readonly JsonObject[]): void {
  for (const { id, name } of rows) names.set(textOf(id), textOf(name));
}

/**
 * Everybody by their e-mail address, and invited: that somebody here has the address proves nothing,
 * since any organization's Admin can add any address and choose its first password. Whoever brings the
 * archive in is the one who is known to be themselves.
 */
async function addPeople(at: At, rows: readonly JsonObject[]): Promise<void> {
  const { scope, permit, by, people, names } = at;
  for (const row of rows) {
    const [id, email] = [textOf(row["id"]), textOf(row["email"])];
    const name = names.get(id) ?? email;
    const person = { email, name, passwordHash: null, instanceOwner: false };
    const userId = await findOrCreateUser(scope.db, person);
    people.set(id, userId);
    const state = { name, suspended: row["suspended"] === true, accepted: userId === by };
    await addArrivedMember(scope, permit, { row, userId, ...state });
  }
}

/** What is to happen by itself happens here, too, by the rights of whoever wanted it. */
async function schedule(scope: Scope, arrived: readonly Arriving[]): Promise<void> {
  for (const { row, place } of arrived) {
    if (row["schedule"] === null) continue;
    const kept = readSchedule(row["schedule"]);
    if (kept === null || kept.by.organizationId !== scope.organizationId) {
      throw refused(place, "schedule: It is none that could be kept here.");
    }
    await sendScheduleJobs(scope, {
      ...{ id: textOf(row["id"]), schedule: kept.id },
      ...{ publishAt: instantOf(row["publish_at"]), unpublishAt: instantOf(row["unpublish_at"]) },
    });
  }
}

const instantOf = (value: Json | undefined): Date | null =>
  typeof value === "string" ? new Date(value) : null;
