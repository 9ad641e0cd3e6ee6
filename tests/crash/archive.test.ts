import { spawn, type ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ARCHIVED_TABLES } from "@/lib/archive/archived-tables.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { archiveOf, digestNow } from "../support/archives.ts";
import { rowsOf } from "../support/attack/rows.ts";
import { storePlainPosts } from "../support/big-organization.ts";
import { buildHouse, type House } from "./house.ts";
import { chanceOf } from "./randomness.ts";

const SEED = Number(process.env["CRASH_SEED"] ?? randomInt(2 ** 31));
/** A handful of deaths; half as many as others where many are asked for. */
const MOMENTS = Math.ceil(Number(process.env["CRASH_MOMENTS"] ?? "6") / 2);
const POSTS = 200;
const ROOT = path.join(import.meta.dirname, "..", "..");

let house: House;
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-archive-crash-"));
const host = path.join(ROOT, "node_modules", ".cache", "gatehouse", `archive-${process.pid}.mjs`);
const file = path.join(folder, "acme.tar.gz");
let acme: OrganizationId;

beforeAll(async () => {
  house = await buildHouse();
  const { superUrl } = house.postgres;
  const [row] = await rowsOf<{ id: OrganizationId }>(superUrl, "SELECT id FROM organizations", []);
  if (row === undefined) throw new Error("There is no organization.");
  acme = row.id;
  await storePlainPosts((sql, values) => rowsOf(superUrl, sql, [...values]), acme, POSTS);
  await rowsOf(superUrl, `UPDATE entries SET draft = draft || $1, published = published || $1`, [
    { body: { type: "doc", content: [{ type: "paragraph" }] } },
  ]);
  writeFileSync(file, await archiveOf(acme));
  await build({
    ...{ entryPoints: [path.join(import.meta.dirname, "archive-host.ts")], outfile: host },
    ...{ bundle: true, platform: "node", format: "esm", packages: "external" },
    ...{ alias: { "@": ROOT }, logLevel: "error" },
  });
}, 120_000);

afterAll(async () => {
  await closeDatabase();
  await house.postgres.destroy();
  rmSync(folder, { recursive: true });
  rmSync(host, { force: true });
}, 60_000);

type Arrival = { readonly slug: string; readonly organizationId: OrganizationId };

const arrival = (): Arrival => {
  const organizationId = newId<OrganizationId>();
  return { slug: `copy-${organizationId.slice(0, 8)}`, organizationId };
};

/** A process that has begun to bring the archive in. */
async function begun(to: Arrival): Promise<ChildProcess> {
  const env = { ...process.env, ...house.env, TZ: "UTC", MEDIA_DIRECTORY: folder };
  const child = spawn(process.execPath, [host], { env, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  child.stdin.write(`${JSON.stringify({ file, ...to })}\n`);
  // @NOTE Whoever stops to listen breaks the pipe, and the process with it.
  await new Promise<void>((resolve, reject) => {
    lines.on("line", (line) => line === "begun" && resolve());
    lines.on("close", () => reject(new Error("It ended before it began.")));
  });
  return child;
}

/** Its exit code; null where it was killed. */
async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

/** Tables in which an organization has rows. */
async function tablesOf({ organizationId }: Arrival): Promise<string[]> {
  const tables = ["organizations", ...ARCHIVED_TABLES.map(({ name }) => name), "audit_events"];
  const found: string[] = [];
  for (const table of tables.filter((name) => name !== "people")) {
    const column = table === "organizations" ? "id" : "organization_id";
    const sql = `SELECT 1 FROM ${table} WHERE ${column} = $1 LIMIT 1`;
    const rows = await rowsOf(house.postgres.superUrl, sql, [organizationId]);
    if (rows.length > 0) found.push(table);
  }
  return found;
}

test(
  `an archive is all there or not at all, whatever the moment of a death (seed ${SEED})`,
  async () => {
    const chance = chanceOf(SEED);
    const digest = await digestNow(acme);
    const started = performance.now();
    const whole = arrival();
    expect(await ended(await begun(whole))).toBe(0);
    const takes = performance.now() - started;
    expect(await digestNow(whole.organizationId)).toBe(digest);
    const told = { there: 0, none: 0 };
    for (let moment = 1; moment <= MOMENTS; moment += 1) {
      const to = arrival();
      const child = await begun(to);
      await sleep(chance.between(0, Math.ceil(takes)));
      child.kill("SIGKILL");
      await ended(child);
      // @NOTE PostgreSQL notices that the other end is gone when it next writes to it.
      await sleep(200);
      if ((await tablesOf(to)).length === 0) {
        told.none += 1;
        await ended(await begun(to));
      } else told.there += 1;
      expect(await digestNow(to.organizationId)).toBe(digest);
    }
    expect(await digestNow(acme)).toBe(digest);
    process.stdout.write(`${JSON.stringify({ seed: SEED, takes, ...told })}\n`);
  },
  120_000 + MOMENTS * 30_000,
);
