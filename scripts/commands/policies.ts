import { existsSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { closeDatabase } from "@/lib/db/client.ts";
import { tellServer } from "@/lib/doors/cli/tell-server.ts";
import type { Issue } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { applyPolicyFile } from "@/lib/policy-files/apply-policy-file.ts";
import { failedAssertions } from "@/lib/policy-files/check-assertions.ts";
import { comparePolicyFile } from "@/lib/policy-files/compare-policy-file.ts";
import type { ChangeLines } from "@/lib/policy-files/difference-lines.ts";
import { fileOf, stateOf } from "@/lib/policy-files/file-state.ts";
import { getPolicyState } from "@/lib/policy-files/get-policy-state.ts";
import { importRoleModel } from "@/lib/policy-files/import-role-model.ts";
import { readPolicyFile, type ReadFile } from "@/lib/policy-files/read-policy-file.ts";
import { readRoleModel } from "@/lib/policy-files/role-model.ts";
import { policyFileJson, policyFileYaml } from "@/lib/policy-files/write-policy-file.ts";
import { findOrganizationBySlug } from "@/lib/tenancy/directory.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { Command } from "../lib/command.ts";
import { changesText, comparisonText } from "../lib/policies/comparison-text.ts";
import { readPoliciesRequest, type PoliciesRequest } from "../lib/policies/policies-request.ts";
import { refusalOf, textOf } from "../lib/policies/policy-text.ts";
import { StepFailed } from "../lib/step-failed.ts";

const usage = `npm run gatehouse -- policies export --org SLUG [--out FILE]
npm run gatehouse -- policies diff FILE --org SLUG [--delete-missing]
npm run gatehouse -- policies apply FILE --org SLUG [--delete-missing] [--yes]
npm run gatehouse -- policies check FILE [--org SLUG]
npm run gatehouse -- policies import-roles FILE --org SLUG [--yes]

Roles and policies as a file that people can review: YAML, or JSON where its name ends in .json.

  export         writes the organization's file; assertions that stand in FILE already stay
  diff           tells what a file would change and who would notice; ends with 1 where it would
  apply          makes the organization what the file says, all of it or nothing
  check          asks the file's assertions, of the file alone or of the organization too; ends
                 with 1 where one does not hold
  import-roles   brings in a model of roles without policies, each with one policy of its own

  --org SLUG         the organization, by its slug
  --delete-missing   also removes roles and policies that the file does not name
  --yes              does it without asking, and agrees to writes for everybody in the world
`;

type Asked<Verb extends PoliciesRequest["verb"]> = Extract<PoliciesRequest, { verb: Verb }>;

export const policies: Command = {
  summary: "export, compare, apply and check roles and policies as files",
  usage,
  needs: (parameters) => {
    const request = readPoliciesRequest(parameters);
    return request === null || request.org === null ? "nothing" : "instance";
  },
  run: async (parameters) => {
    const request = readPoliciesRequest(parameters);
    if (request === null) {
      process.stderr.write(usage);
      return 2;
    }
    try {
      return await perform(request);
    } catch (cause) {
      throw refusalOf("file" in request ? request.file : request.org, cause);
    } finally {
      if (request.org !== null) await closeDatabase();
    }
  },
};

function perform(request: PoliciesRequest): Promise<number> {
  switch (request.verb) {
    case "export":
      return exportFile(request);
    case "diff":
      return diffFile(request);
    case "apply":
      return applyFile(request);
    case "check":
      return checkFile(request);
    case "import-roles":
      return importRoles(request);
  }
}

async function exportFile({ org, out }: Asked<"export">): Promise<number> {
  const state = await runUseCase(getPolicyState, {}, await callerFor(org));
  const kept = out !== null && existsSync(out) ? readPolicyFile(textOf(out)).file.assertions : [];
  const file = fileOf(state, kept);
  const text = out?.endsWith(".json") === true ? policyFileJson(file) : policyFileYaml(file);
  if (out === null) process.stdout.write(text);
  else writeFileSync(out, text);
  return 0;
}

async function diffFile({ org, file, missing }: Asked<"diff">): Promise<number> {
  const read = readPolicyFile(textOf(file));
  const comparison = await runUseCase(
    comparePolicyFile,
    { file: read.file, missing },
    await callerFor(org),
  );
  process.stdout.write(comparisonText(comparison));
  const refused = complain("The file would be refused:", comparison.refused, read);
  if (comparison.same) process.stdout.write("Nothing would change.\n");
  return comparison.same && !refused ? 0 : 1;
}

async function applyFile({ org, file, missing, agreed }: Asked<"apply">): Promise<number> {
  const read = readPolicyFile(textOf(file));
  const caller = await callerFor(org);
  if (agreed === "ask") {
    const comparison = await runUseCase(comparePolicyFile, { file: read.file, missing }, caller);
    if (complain("The file is refused:", comparison.refused, read)) return 1;
    process.stdout.write(comparisonText(comparison));
    if (!comparison.same && !(await agrees())) return 1;
  }
  return report(await applyPolicyFile(caller, { read, missing, confirmed: agreed === "yes" }));
}

async function checkFile({ org, file }: Asked<"check">): Promise<number> {
  const read = readPolicyFile(textOf(file));
  const { assertions } = read.file;
  if (org === null) {
    const failed = failedAssertions(stateOf(read.file), assertions);
    if (complain("Does not hold:", failed, read)) return 1;
    process.stdout.write(`${assertions.length} assertions hold in the file.\n`);
    return 0;
  }
  const asked = { file: read.file, missing: "leave" };
  const { refused, broken } = await runUseCase(comparePolicyFile, asked, await callerFor(org));
  const wrong = [
    complain("The file would be refused:", refused, read),
    complain(`Does not hold in ${org} as it stands:`, broken, read),
  ];
  if (wrong.includes(true)) return 1;
  process.stdout.write(`${assertions.length} assertions hold in the file and in ${org}.\n`);
  return 0;
}

async function importRoles({ org, file, agreed }: Asked<"import-roles">): Promise<number> {
  const model = readRoleModel(documentOf(file));
  const caller = await callerFor(org);
  return report(await importRoleModel(caller, { model, confirmed: agreed === "yes" }));
}

function documentOf(file: string): unknown {
  try {
    return JSON.parse(textOf(file)) as unknown;
  } catch (cause) {
    if (cause instanceof StepFailed) throw cause;
    throw new StepFailed(`${file} is no JSON.`, "See docs/import-roles.md for its form.", cause);
  }
}

/** The system itself, for roles and policies of this organization and nothing else (S-6). */
async function callerFor(org: string): Promise<Caller> {
  const organization = await findOrganizationBySlug(org);
  if (organization === null) {
    throw new StepFailed(`There is no organization “${org}” here.`, "Name it by its slug.");
  }
  const { id: organizationId } = organization;
  return {
    principal: { kind: "system", organizationId, purpose: "policies" },
    requestId: newId(),
    announce: async (effect) => {
      if (effect === "content-changed") await tellServer(organizationId);
    },
  };
}

/** Tells what is wrong, if anything is, and whether it is. */
function complain(head: string, issues: readonly Issue[], { at }: ReadFile): boolean {
  if (issues.length === 0) return false;
  const lines = issues.map(({ path, message }) => `  ${at(path, message)}\n`);
  process.stderr.write(`${head}\n${lines.join("")}`);
  return true;
}

async function agrees(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    process.stderr.write("Nothing was done. Say --yes if this is meant.\n");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question("Do this? [y/N] ");
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

function report(changes: readonly ChangeLines[]): number {
  process.stdout.write(changesText(changes));
  const counts = `${changes.length} ${changes.length === 1 ? "change" : "changes"}`;
  process.stdout.write(changes.length === 0 ? "Nothing had to change.\n" : `Done: ${counts}.\n`);
  return 0;
}
