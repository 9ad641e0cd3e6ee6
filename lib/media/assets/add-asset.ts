import type { Permit } from "@/lib/access/permit.ts";
import { Unavailable } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { holdBytes } from "../storage/hold-bytes.ts";
import { mediaStorage } from "../storage/media-storage.ts";
import type { Found } from "../uploads/upload.ts";
import type { CreateAsset } from "./asset-input.ts";
import { allowedName, extensionOf, keepExtension } from "./keep-extension.ts";
import { insertAsset } from "./repository.ts";

type Kept = Omit<CreateAsset, "upload" | "filename"> & {
  readonly id: string;
  readonly found: Found;
  readonly filename: string;
};

/**
 * Adds a file of which the storage has the bytes. @returns its name, which ends as its bytes are.
 * @throws Invalid for a folder that is not there; Unavailable where its bytes are not there.
 */
export async function addAsset(
  scope: Scope,
  permit: Permit<"create">,
  { found, filename: called, ...words }: Kept,
): Promise<string> {
  const { digest, size, mediaType, width, height } = found;
  await requireBytes(scope, found);
  const filename = nameFor(allowedName(called), found.extension);
  await insertAsset(scope, permit, {
    ...{ id: words.id, filename, digest, size, mediaType, width, height },
    ...{ title: words.title ?? "", alt: words.alt ?? "" },
    ...{ focalX: words.focalX ?? 0.5, focalY: words.focalY ?? 0.5 },
    ...{ folder: words.folder ?? null, visibility: words.visibility ?? "public" },
  });
  return filename;
}

/** @NOTE Nobody sweeps bytes away while somebody keeps them: each waits for the other to be done. */
async function requireBytes(scope: Scope, { digest, size }: Found): Promise<void> {
  const { organizationId } = scope;
  await holdBytes(scope, digest);
  if ((await mediaStorage().sizeOf({ organizationId, digest })) === size) return;
  throw new Unavailable("The bytes of this file are not there any more. Send it again.");
}

/** @NOTE What is called `photo.html` and is an image is saved as `photo.jpg` by whoever downloads it. */
function nameFor(called: string, extension: string): string {
  if (extension === "") return called;
  const declared = extensionOf(called);
  const stem = declared === "" ? called : called.slice(0, -declared.length);
  return isAlike(declared, extension) ? called : keepExtension(stem, extension);
}

/** Endings that mean the same. */
const ALIKE: readonly (readonly string[])[] = [
  [".jpg", ".jpeg", ".jfif"],
  [".tif", ".tiff"],
  [".htm", ".html"],
  [".txt", ".md", ".csv", ".log"],
  [".mp4", ".m4v"],
];

function isAlike(declared: string, extension: string): boolean {
  const [one, other] = [declared.toLowerCase(), extension.toLowerCase()];
  return one === other || ALIKE.some((same) => same.includes(one) && same.includes(other));
}
