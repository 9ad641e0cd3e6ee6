import { readFileSync } from "node:fs";
import { z } from "zod";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { chooseMapping } from "@/lib/import/imports/choose-mapping.ts";
import type { ImportRow } from "@/lib/import/imports/import-row.ts";
import { receiveImport } from "@/lib/import/imports/receive-import.ts";
import { steerImport, type Steering } from "@/lib/import/imports/steer-import.ts";
import type { Mapping } from "@/lib/import/mapping/mapping.ts";
import { readImport } from "@/lib/import/work/keep-progress.ts";
import { runDue } from "@/lib/jobs/run-due.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, type TestDatabase } from "../../support/database.ts";
import { callerOf } from "../../support/two-organizations.ts";

export const EXPORT = readFileSync(
  new URL("../../fixtures/themeunittestdata.wordpress.xml", import.meta.url),
);

/** What the screen proposes for a website's export. */
export const AS_THERE: Mapping = {
  ways: {
    post: { collection: "posts", fields: {}, key: null },
    page: { collection: "pages", fields: {}, key: null },
    author: { collection: "authors", fields: {}, key: null },
  },
  ...{ publish: "as there", conflicts: "rename", files: false },
};

/** @NOTE As `startImport`, for bytes that nobody uploaded. */
export const receive = defineMutation({
  action: "create",
  collection: "imports",
  input: z.strictObject({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
  run: ({ scope, permit, input: { name, bytes } }) =>
    receiveImport(scope, permit, { name, bytes: piecesOf(bytes) }),
  audit: () => null,
});

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 65_536) {
    yield await Promise.resolve(bytes.subarray(start, start + 65_536));
  }
}

/** Imports of one database: as people order them, and as its workers do them. */
export const importsIn = (database: () => TestDatabase) => {
  const work = async () => {
    const options = { connectionString: database().appUrl, within: 60_000 };
    let left = 1;
    while (left > 0) {
      const counts = await runDue({ ...options, announce: () => Promise.resolve() });
      if (counts.failed > 0) throw new Error("a job failed");
      left = counts.left;
    }
  };
  const look = (who: MemberPrincipal, id: string): Promise<ImportRow> =>
    runUseCase(readImport, { id }, callerOf(who));
  const steer = (who: MemberPrincipal, id: string, deed: Steering) =>
    runUseCase(steerImport, { id, deed }, callerOf(who));
  const start = async (who: MemberPrincipal, name: string, content: string | Uint8Array) => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    return (await runUseCase(receive, { name, bytes }, callerOf(who))).id;
  };
  const map = (who: MemberPrincipal, id: string, mapping: Mapping) =>
    runUseCase(chooseMapping, { id, mapping }, callerOf(who));
  /** From the file to the end. */
  const whole = async (who: MemberPrincipal, content: string | Uint8Array, mapping: Mapping) => {
    const id = await start(who, "file", content);
    await work();
    await map(who, id, mapping);
    await work();
    await steer(who, id, "import");
    await work();
    return id;
  };
  /** How many lines came to what. */
  const counts = async (id: string, what: "outcome" | "forecast" = "outcome") => {
    const rows = await ask<{ word: string; count: number }>(
      database().superUrl,
      `SELECT coalesce(${what}, 'waits') AS word, count(*)::int AS count FROM import_lines
       WHERE import_id = $1 GROUP BY 1 ORDER BY 1`,
      [id],
    );
    return Object.fromEntries(rows.map(({ word, count }) => [word, count]));
  };
  const reasons = async (id: string) => {
    const rows = await ask<{ notes: string[] }>(
      database().superUrl,
      "SELECT notes FROM import_lines WHERE import_id = $1 AND outcome = 'refused' ORDER BY number",
      [id],
    );
    return rows.map(({ notes }) => notes.join("; "));
  };
  return { work, look, steer, start, map, whole, counts, reasons };
};
