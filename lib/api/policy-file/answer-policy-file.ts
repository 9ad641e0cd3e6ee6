import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { applyPolicyFile } from "@/lib/policy-files/apply-policy-file.ts";
import { comparePolicyFile } from "@/lib/policy-files/compare-policy-file.ts";
import { fileOf } from "@/lib/policy-files/file-state.ts";
import { getPolicyState } from "@/lib/policy-files/get-policy-state.ts";
import { policyFileDocument, policyFileYaml } from "@/lib/policy-files/write-policy-file.ts";
import { answerReach } from "@/lib/usecase/answer-reach.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { ApiCaller } from "../api-caller.ts";
import { onceOf } from "../idempotency.ts";
import { ENTRY_FORMS, JSON_API, negotiate, type EntryForm } from "../media-type.ts";
import { readBytes } from "../read-body.ts";
import { fileForm, fileOfRequest, fileParameters, YAML } from "./read-file-request.ts";

const COMMON = { "Cache-Control": "no-store, no-cache", Vary: "Accept" };

/**
 * Answers the organization's roles and policies as a file; the flat form is the file itself.
 * @throws NotFound for whoever may not read all of both; BadParameter; NotAcceptable.
 */
export async function answerPolicyFile(
  { url, headers }: Request,
  { caller }: ApiCaller,
): Promise<Response> {
  fileParameters(new URL(url), []);
  const form = fileForm(headers.get("accept"));
  const state = await runUseCase(getPolicyState, {}, caller).catch((cause: unknown) => {
    throw cause instanceof Forbidden ? new NotFound() : cause;
  });
  const file = fileOf(state);
  if (form !== YAML) return answered(policyFileDocument(file), form);
  return new Response(policyFileYaml(file), { headers: { ...COMMON, "Content-Type": YAML } });
}

/**
 * Answers what a file would change, and changes nothing.
 * @throws as `comparePolicyFile` and `fileOfRequest`.
 */
export async function answerPolicyFileDiff(
  request: Request,
  { caller }: ApiCaller,
): Promise<Response> {
  const { missing } = fileParameters(new URL(request.url), ["missing"]);
  const form = negotiate(request.headers.get("accept"), ENTRY_FORMS);
  await requireReading(caller);
  const { file } = fileOfRequest(request, await readBytes(request));
  return answered(await runUseCase(comparePolicyFile, { file, missing }, caller), form);
}

/**
 * Makes the organization what a file says, once for each Idempotency-Key.
 * @throws as `applyPolicyFile` and `fileOfRequest`.
 */
export async function answerPolicyFileApply(
  request: Request,
  { caller }: ApiCaller,
): Promise<Response> {
  const url = new URL(request.url);
  const { missing, confirmed } = fileParameters(url, ["missing", "confirmed"]);
  const form = negotiate(request.headers.get("accept"), ENTRY_FORMS);
  await requireReading(caller);
  const bytes = await readBytes(request);
  const read = fileOfRequest(request, bytes);
  const key = request.headers.get("idempotency-key");
  const asked = [request.method, url.pathname + url.search, bytes];
  const doing = key === null ? caller : { ...caller, once: await onceOf(key, asked) };
  return answered({ changes: await applyPolicyFile(doing, { read, missing, confirmed }) }, form);
}

/** @NOTE Before anything is read: whoever may not know of policies learns nothing of files either. */
async function requireReading(caller: Caller): Promise<void> {
  const { reach } = await answerReach(caller);
  if (reach("policies", "read") === null) throw new NotFound();
}

/** JSON:API admits documents of nothing but `meta`; the flat form is what stands in it. */
function answered(meta: object, form: EntryForm): Response {
  const body: JsonObject = form === "flat" ? (meta as JsonObject) : documentOf(meta as Json);
  const type = form === "flat" ? "application/json" : JSON_API;
  return new Response(JSON.stringify(body), { headers: { ...COMMON, "Content-Type": type } });
}

const documentOf = (meta: Json): JsonObject => ({ jsonapi: { version: "1.1" }, meta });
