import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { collectArchive } from "@/lib/archive/collect-archive.ts";
import { exportArchive, type ExportProgress } from "@/lib/archive/export-archive.ts";
import type { Manifest } from "@/lib/archive/manifest.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { findOrganizationBySlug } from "@/lib/tenancy/directory.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { readArchiveRequest, type ArchiveRequest } from "../lib/archive/archive-request.ts";
import type { Command } from "../lib/command.ts";
import { progressBar } from "../lib/progress-bar.ts";
import { reasonOf, StepFailed } from "../lib/step-failed.ts";

const usage = `npm run gatehouse -- archive export --org SLUG --to FILE
npm run gatehouse -- archive digest --org SLUG

An organization as one file (.tar.gz): its content with all versions, collections, roles, policies,
members by name and e-mail address, domains and files. Never in it: passwords, keys, tokens, guests.

  export       writes the file; it stands under its name once it is whole
  digest       tells the digest of what an archive would hold now. Organizations that hold the same
               have the same digest, whatever they are called

  --org SLUG   the organization, by its slug
  --to FILE    the file to write, such as acme.tar.gz
`;

export const archive: Command = {
  summary: "take an organization out as one file",
  usage,
  needs: (parameters) => (readArchiveRequest(parameters) === null ? "nothing" : "instance"),
  run: async (parameters) => {
    const request = readArchiveRequest(parameters);
    if (request === null) {
      process.stderr.write(usage);
      return 2;
    }
    try {
      await perform(request);
      return 0;
    } finally {
      await closeDatabase();
    }
  },
};

function perform(request: ArchiveRequest): Promise<void> {
  switch (request.verb) {
    case "export":
      return writeArchive(request);
    case "digest":
      return tellDigest(request);
  }
}

async function writeArchive({ org, to }: { org: string; to: string }): Promise<void> {
  const caller = await callerFor(org);
  const partial = `${to}.partial`;
  const bar = progressBar();
  try {
    const taken = await exportArchive(caller, { openFile, onProgress: shownOn(bar) });
    await pipeline(taken.archive, createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, to);
    bar.clear();
    process.stdout.write(`${org} → ${to}\n\n${contentsText(taken.manifest)}`);
  } catch (cause) {
    bar.clear();
    await rm(partial, { force: true });
    throw new StepFailed(`No archive was written: ${reasonOf(cause)}`, "Try again.", cause);
  }
}

async function tellDigest({ org }: { org: string }): Promise<void> {
  const collecting = collectArchive({ write: () => Promise.resolve() });
  const { digest } = await runUseCase(collecting, {}, await callerFor(org));
  process.stdout.write(`${digest}\n`);
}

/** @NOTE Files of organizations come with the media library. */
const openFile = (digest: string): Promise<never> =>
  Promise.reject(new Error(`The file ${digest} is not there.`));

const shownOn = (bar: ReturnType<typeof progressBar>) => (progress: ExportProgress) => {
  if (progress.stage === "collecting") return;
  bar.show({ done: progress.bytes, total: progress.total, title: "bytes" });
};

function contentsText({ tables, files, digest }: Manifest): string {
  const width = Math.max(...tables.map(({ name }) => name.length));
  const lines = tables
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows }) => `  ${name.padEnd(width)}  ${rows}\n`);
  return `${lines.join("")}  ${"files".padEnd(width)}  ${files.length}\n\nDigest: ${digest}\n`;
}

/** The system itself, for taking this organization out and nothing else (S-6). */
async function callerFor(org: string): Promise<Caller> {
  const organization = await findOrganizationBySlug(org);
  if (organization === null) {
    throw new StepFailed(`There is no organization “${org}” here.`, "Name it by its slug.");
  }
  return systemCaller(organization.id);
}

const systemCaller = (organizationId: OrganizationId): Caller => ({
  principal: { kind: "system", organizationId, purpose: "archive" },
  requestId: newId(),
  announce: () => Promise.resolve(),
});
