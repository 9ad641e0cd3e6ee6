import { createReadStream, createWriteStream, statSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Arrived } from "@/lib/archive/bring-in.ts";
import { checkArchive } from "@/lib/archive/check-archive.ts";
import { collectArchive } from "@/lib/archive/collect-archive.ts";
import { exportArchive, type ExportProgress } from "@/lib/archive/export-archive.ts";
import { importArchive } from "@/lib/archive/import-archive.ts";
import type { Manifest } from "@/lib/archive/manifest.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { announceSite } from "@/lib/site-access/announce-site.ts";
import { findOrganizationBySlug } from "@/lib/tenancy/directory.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { readArchiveRequest, type ArchiveRequest } from "../lib/archive/archive-request.ts";
import type { Command } from "../lib/command.ts";
import { progressBar } from "../lib/progress-bar.ts";
import { reasonOf, StepFailed } from "../lib/step-failed.ts";

const usage = `npm run gatehouse -- archive export --org SLUG --to FILE
npm run gatehouse -- archive digest --org SLUG
npm run gatehouse -- archive check FILE
npm run gatehouse -- archive import FILE --as SLUG [--name NAME] [--admin EMAIL]

An organization as one file (.tar.gz): its content with all versions, collections, roles, policies,
members by name and e-mail address, domains and files. Never in it: passwords, keys, tokens, guests.

  export       writes the file; it stands under its name once it is whole
  digest       tells the digest of what an archive would hold now. Organizations that hold the same
               have the same digest, whatever they are called
  check        reads a file to its end and tells what it holds, or what is wrong with it
  import       makes a new organization of the file: all of it, or nothing. Interrupted, by whatever,
               nothing is half done; run the same command again

  --org SLUG     the organization, by its slug
  --to FILE      the file to write, such as acme.tar.gz
  --as SLUG      what the new organization is called in addresses
  --name NAME    what people call it; left out, as it is called where the file comes from
  --admin EMAIL  comes in as its Admin, by an invitation that is printed; everybody else is invited by them
`;

export const archive: Command = {
  summary: "take an organization out as one file, and bring such a file in",
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
    case "check":
      return checkFile(request);
    case "import":
      return bringIn(request);
  }
}

async function writeArchive({ org, to }: { org: string; to: string }): Promise<void> {
  const caller = await callerFor(org);
  const partial = `${to}.partial`;
  const bar = progressBar();
  try {
    const taken = await exportArchive(caller, { onProgress: shownOn(bar) });
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

async function checkFile({ file }: { file: string }): Promise<void> {
  requireFile(file);
  const bar = progressBar();
  const manifest = await checkArchive(createReadStream(file), {
    onProgress: (done, total) => bar.show({ done, total, title: "bytes" }),
  }).catch((cause: unknown) => {
    bar.clear();
    throw new StepFailed(reasonOf(cause), "Nothing of it can be brought in.", cause);
  });
  bar.clear();
  const { slug, name } = manifest.organization;
  process.stdout.write(`«${name}» (${slug}), ${manifest.exportedAt}\n\n${contentsText(manifest)}`);
}

type BringIn = Extract<ArchiveRequest, { verb: "import" }>;

async function bringIn({ file, as: slug, name, admin }: BringIn): Promise<void> {
  requireFile(file);
  const organizationId = newId<OrganizationId>();
  const bar = progressBar();
  const person = admin === null ? null : { email: admin, name: admin.split("@")[0] ?? admin };
  const arrived = await importArchive(
    systemCaller(organizationId),
    { slug, name, admin: person },
    {
      open: () => createReadStream(file),
      onProgress: ({ stage, bytes, total }) => {
        if (stage === "bringing-in") bar.show({ done: bytes, total, title: "bytes" });
      },
    },
  ).catch((cause: unknown) => {
    bar.clear();
    throw new StepFailed(`Nothing was brought in: ${reasonOf(cause)}`, AGAIN, cause);
  });
  bar.clear();
  process.stdout.write(`${file} → ${arrived.name} (${arrived.slug})\n\n${arrivalText(arrived)}`);
}

const AGAIN = "Nothing is half done: mend what is wrong and run the same command again.";

function requireFile(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return;
  throw new StepFailed(`There is no file ${file}.`, "An export writes one.");
}

function arrivalText({ manifest, invited, hasAdmin, ...admin }: Arrived): string {
  const { madeAdmin, invitation } = admin;
  const notes = [
    "Its website is private. Open it under Site access.",
    ...(invited.length === 0
      ? []
      : [`Invited, each by a link that an Admin makes under Members: ${invited.join(", ")}.`]),
    ...(madeAdmin === null ? [] : [adminText(madeAdmin, invitation)]),
    ...(hasAdmin || madeAdmin !== null
      ? []
      : ["Nobody can come in as its Admin. Name somebody with --admin."]),
    "Domains need new keys, members new tokens; custom host names are not taken over.",
  ];
  return `${contentsText(manifest)}\n${notes.map((note) => `  ${note}\n`).join("")}`;
}

const adminText = (email: string, invitation: string | null): string =>
  invitation === null
    ? `${email} is its Admin.`
    : `${email} is its Admin once they open this link; hand it to nobody else: ${invitation}`;

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
  announce: (effect) => announceSite(effect, organizationId),
});
