import { setTimeout as sleep } from "node:timers/promises";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { chooseMapping } from "@/lib/import/imports/choose-mapping.ts";
import type { ImportRow, Step } from "@/lib/import/imports/import-row.ts";
import { steerImport } from "@/lib/import/imports/steer-import.ts";
import { readImport } from "@/lib/import/work/keep-progress.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { entriesOf } from "../integration/import/import-world.ts";
import { AS_THERE, receive } from "../integration/import/imports-world.ts";
import { rowsOf } from "../support/attack/rows.ts";
import { callerOf } from "../support/two-organizations.ts";
import type { OldWebsite } from "./old-website.ts";

/** @NOTE A job that was met by the last breath of another one waits some seconds. */
const LONGEST_MS = 120_000;

/** Orders an import of a website and waits for its end; a worker elsewhere does it. */
export async function bringInWebsite(who: MemberPrincipal, { bytes }: OldWebsite): Promise<void> {
  const caller = callerOf(who);
  const { id } = await runUseCase(receive, { name: "site.xml", bytes }, caller);
  await reached(who, id, "mapping");
  await runUseCase(chooseMapping, { id, mapping: { ...AS_THERE, files: true } }, caller);
  await reached(who, id, "checked");
  await runUseCase(steerImport, { id, deed: "import" }, caller);
  await reached(who, id, "done");
}

/** @throws Error where it stops by itself, or never gets there. */
async function reached(who: MemberPrincipal, id: string, step: Step): Promise<void> {
  const until = Date.now() + LONGEST_MS;
  let row: ImportRow;
  do {
    row = await runUseCase(readImport, { id }, callerOf(who));
    if (row.halt !== null || Date.now() > until) throw new Error(`${row.step}: ${row.reason}`);
    await sleep(50);
  } while (row.step !== step);
}

/** All that came of an import and that another one can be held against: ids told by what they name. */
export async function whatCameIn(superUrl: string, who: MemberPrincipal) {
  const ask = <Row extends Record<string, unknown>>(question: string) =>
    rowsOf<Row>(superUrl, question, [who.organizationId]);
  const names = await ask<{ id: string; name: string }>(
    `SELECT id::text, external_key AS name FROM entries WHERE organization_id = $1
     UNION ALL SELECT id::text, digest FROM assets WHERE organization_id = $1`,
  );
  const known = new Map(names.map(({ id, name }) => [id, name]));
  const told = (rows: unknown): unknown =>
    JSON.parse(JSON.stringify(rows).replaceAll(UUID, (id) => known.get(id) ?? "?")) as unknown;
  const entries = await entriesOf(superUrl, callerOf(who));
  return {
    // @NOTE The digest of what came in has ids of files in it.
    entries: told(entries.map((entry) => ({ ...entry, external_digest: null }))),
    assets: told(
      await ask(`SELECT digest, filename, alt FROM assets WHERE organization_id = $1 ORDER BY 1`),
    ),
    redirects: await ask(
      `SELECT path, target, status FROM site_redirects WHERE organization_id = $1 ORDER BY 1`,
    ),
    report: told(
      await ask(`SELECT number, kind, name, outcome, notes, address, entry_id
        FROM import_lines WHERE organization_id = $1 ORDER BY 1`),
    ),
  };
}

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
