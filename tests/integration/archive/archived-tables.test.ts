import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ARCHIVED_TABLES, LEFT_BEHIND } from "@/lib/archive/archived-tables.ts";
import { GATEHOUSE_VERSION } from "@/lib/archive/gatehouse-version.ts";
import { ask, useDatabase } from "../../support/database.ts";

type Column = { table: string; column: string };

const database = useDatabase();

const tenantColumns = () =>
  ask<Column>(
    database().superUrl,
    `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
     WHERE c.table_schema = 'public' AND EXISTS (SELECT 1 FROM information_schema.columns o
       WHERE o.table_schema = 'public' AND o.table_name = c.table_name
         AND o.column_name = 'organization_id')
     ORDER BY 1, 2`,
  );

describe("What an archive holds", () => {
  it("is said of every table of an organization: archived, or left behind and why", async () => {
    const tables = new Set((await tenantColumns()).map(({ table }) => table));
    const archived = ARCHIVED_TABLES.map(({ name }) => name).filter((name) => name !== "people");
    const said = [...archived, ...Object.keys(LEFT_BEHIND)];
    expect(said.toSorted()).toEqual([...tables].toSorted());
  });

  const tables = ARCHIVED_TABLES.filter(({ name }) => name !== "people");
  it.each(tables.map((table) => [table.name, table] as const))(
    "is said of every column of %s",
    async (name, { columns, without = {} }) => {
      const ofPeople = name === "members" ? ["email", "suspended"] : [];
      const there = (await tenantColumns()).filter(
        ({ table, column }) => table === name && !(name === "members" && column === "status"),
      );
      const said = [...Object.keys(columns), ...Object.keys(without), "organization_id"];
      const columnsThere = [...there.map(({ column }) => column), ...ofPeople];
      expect(said.toSorted()).toEqual(columnsThere.toSorted());
    },
  );

  it("names the version of this Gatehouse", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect(GATEHOUSE_VERSION).toBe(version);
  });
});
