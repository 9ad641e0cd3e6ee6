import type { Readable } from "node:stream";
import type { Permit } from "@/lib/access/permit.ts";
import { readSchedule } from "@/lib/content/schedule.ts";
import { sendScheduleJobs } from "@/lib/content/schedule-jobs.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { findOrCreatePerson } from "@/lib/tenancy/directory.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { addArrivedMember, setSite } from "./arrival-repository.ts";
import type { ArchivedTable } from "./archived-table.ts";
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
  (scope, permit) => {
    const [people, names] = [new Map<string, string>(), new Map<string, Called>()];
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
          addTable({ scope, permit, people, names }, table, arrived),
        );
      },
    });
  };

type Arriving = { readonly row: JsonObject; readonly place: Place };

type At = {
  readonly scope: Scope;
  readonly permit: Permit<"create">;
  /** Ids of this instance by the ids of memberships, and what people were called. */
  readonly people: Map<string, string>;
  readonly names: Map<string, Called>;
};

type Called = { readonly name: string; readonly accepted: boolean };

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
  if (table.into !== null) await addRows(scope, permit, { into: table.into, rows });
  if (table.name === "entries") await schedule(scope, arrived);
}

function noteNames({ names }: At, rows: readonly JsonObject[]): void {
  for (const { id, name, accepted } of rows) {
    names.set(textOf(id), { name: textOf(name), accepted: accepted === true });
  }
}

/**
 * Everybody by their e-mail address: who is known here is that person and a member as before; the
 * others are new, and invited.
 */
async function addPeople(at: At, rows: readonly JsonObject[]): Promise<void> {
  const { scope, permit, people, names } = at;
  for (const row of rows) {
    const [id, email] = [textOf(row["id"]), textOf(row["email"])];
    const { name, accepted } = names.get(id) ?? { name: email, accepted: false };
    const person = { email, name, passwordHash: null, instanceOwner: false };
    const { id: userId, isNew } = await findOrCreatePerson(scope.db, person);
    people.set(id, userId);
    const state = { suspended: row["suspended"] === true, accepted: accepted && !isNew };
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
