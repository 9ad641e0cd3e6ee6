import { createReadStream, statSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { closeDatabase } from "@/lib/db/client.ts";
import { tellServer } from "@/lib/doors/cli/tell-server.ts";
import { runImport } from "@/lib/import/run-import.ts";
import type { ImportReport } from "@/lib/import/report.ts";
import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { findOrganizationBySlug, type OrganizationEntry } from "@/lib/tenancy/directory.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import type { Command } from "../lib/command.ts";
import { countsOf, importSummary } from "../lib/import-summary.ts";
import { progressBar } from "../lib/progress-bar.ts";
import { reasonOf, StepFailed } from "../lib/step-failed.ts";

const usage = `npm run gatehouse -- import wxr FILE --org SLUG [--report FILE] [--data DIR]

Brings a WordPress export (WXR, an .xml file) into an organization: pages with their tree, posts and
their authors, with dates, states, categories and tags. Run it again to bring in what changed since;
what did not change stays untouched. Ended half-way, the next run goes on from there.

  --org SLUG     the organization, by its slug
  --report FILE  writes what was taken, changed and refused, and why, as JSON
`;

export const importCommand: Command = {
  summary: "bring a WordPress export into an organization",
  usage,
  needs: "instance",
  run: async (parameters) => {
    const request = read(parameters);
    if (request === null) {
      process.stderr.write(usage);
      return 2;
    }
    try {
      await bringIn(request);
      return 0;
    } finally {
      await closeDatabase();
    }
  },
};

type Request = { file: string; org: string; report: string | null };

function read(parameters: string[]): Request | null {
  const options = { org: { type: "string" }, report: { type: "string" } } as const;
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      options,
      allowPositionals: true,
    });
    const [format, file, ...others] = positionals;
    if (format !== "wxr" || file === undefined || others.length > 0) return null;
    return values.org ? { file, org: values.org, report: values.report ?? null } : null;
  } catch {
    return null;
  }
}

async function bringIn({ file, org, report: reportFile }: Request): Promise<void> {
  requireFile(file);
  const organization = await findOrganizationBySlug(org);
  if (organization === null) {
    throw new StepFailed(`There is no organization “${org}” here.`, "Name it by its slug.");
  }
  const startedAt = new Date();
  const heard = { server: false };
  const bar = progressBar();
  const report = await runImport({
    open: () => createReadStream(file),
    caller: callerFor(organization, heard),
    onProgress: bar.show,
  }).catch((cause: unknown) => {
    bar.clear();
    throw failure(file, cause);
  });
  bar.clear();
  process.stdout.write(`${report.site} → ${organization.name} (${organization.slug})\n\n`);
  process.stdout.write(importSummary(report));
  if (reportFile !== null) writeReport(reportFile, { file, org, startedAt, report });
  if (!heard.server) return;
  process.stdout.write("\nThe running server knows: visitors see the new pages now.\n");
}

/** The system itself, for importing into this organization and nothing else (S-6). */
function callerFor({ id: organizationId }: OrganizationEntry, heard: { server: boolean }): Caller {
  return {
    principal: { kind: "system", organizationId, purpose: "import" },
    requestId: newId(),
    announce: async () => {
      if (await tellServer(organizationId)) Object.assign(heard, { server: true });
    },
  };
}

function requireFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() === true) return;
  throw new StepFailed(
    found === undefined ? `There is no file ${file}.` : `${file} is not a file.`,
    "In WordPress, Tools → Export makes one.",
  );
}

function failure(file: string, cause: unknown): Error {
  const message = `${file} was not brought in: ${reasonOf(cause)}`;
  const isTheFile = cause instanceof Invalid || cause instanceof TooLarge;
  return new StepFailed(message, isTheFile ? MEND : GO_ON, cause);
}

const MEND = "Mend the file or export it anew, then run the same command again.";
const GO_ON = "What was brought in so far stays; run the same command again to go on from there.";

type Written = { file: string; org: string; startedAt: Date; report: ImportReport };

function writeReport(path: string, { file, org, startedAt, report }: Written): void {
  const { site, taken, refused } = report;
  const head = { file, organization: org, site, startedAt, finishedAt: new Date() };
  const counts = { taken: countsOf(taken), refused: refused.length };
  try {
    writeFileSync(path, `${JSON.stringify({ ...head, counts, taken, refused }, null, 2)}\n`);
  } catch (cause) {
    throw new StepFailed(
      `The import is done, but its report could not be written: ${reasonOf(cause)}`,
      "Run the same command with another --report FILE; it changes nothing.",
    );
  }
  process.stdout.write(`\nReport: ${path}\n`);
}
