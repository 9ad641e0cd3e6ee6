import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { takeUpload } from "./repository.ts";
import { forgetStaged, stagedFile } from "./staging.ts";
import type { UploadInput } from "./upload-input.ts";

/** The bytes of an upload that a deed took. */
export type ConsumedUpload = {
  readonly filename: string;
  readonly size: number;
  readonly mediaType: string;
  /** Where they lie on disk, for a day at most. */
  readonly file: string;
  readonly open: () => Readable;
  /** Forgets them, once the deed is done with them. */
  readonly discard: () => Promise<void>;
};

/**
 * Takes an upload of the caller's own, in the transaction of the deed that it is for.
 * @throws NotFound as `takeUpload`.
 */
export async function consumeUpload(
  scope: Scope,
  permit: Permit<"create">,
  wanted: UploadInput & { readonly purpose: "import" | "archive" },
): Promise<ConsumedUpload> {
  const { filename, found } = await takeUpload(scope, permit, wanted);
  const { organizationId } = scope;
  const file = stagedFile(organizationId, wanted.id);
  return {
    ...{ filename, size: found.size, mediaType: found.mediaType, file },
    open: () => createReadStream(file),
    discard: () => forgetStaged(organizationId, wanted.id),
  };
}
