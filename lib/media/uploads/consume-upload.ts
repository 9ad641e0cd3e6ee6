import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { forgetLater } from "./forget-later.ts";
import { takeUpload } from "./repository.ts";
import { stagedFile } from "./staging.ts";
import type { UploadInput } from "./upload-input.ts";

/** The bytes of an upload that a deed took; they are there for as long as its transaction. */
export type ConsumedUpload = { readonly filename: string; readonly open: () => Readable };

/**
 * Takes an upload of the caller's own, in the transaction of the deed that it is for; once that is
 * committed, its bytes are forgotten. @throws NotFound as `takeUpload`.
 */
export async function consumeUpload(
  scope: Scope,
  permit: Permit<"create">,
  wanted: UploadInput & { readonly purpose: "import" },
): Promise<ConsumedUpload> {
  const { filename } = await takeUpload(scope, permit, wanted);
  await forgetLater(scope, wanted.id);
  const file = stagedFile(scope.organizationId, wanted.id);
  return { filename, open: () => createReadStream(file) };
}
