import { Readable } from "node:stream";
import { GatehouseError, Invalid } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { stageFile, type StagedFile } from "@/lib/media/stage-file.ts";
import type { Manifest, ManifestFile } from "./manifest.ts";
import { fileMember } from "./members.ts";
import { refused } from "./refused.ts";
import { textOf } from "./text-of.ts";

/**
 * Has the storage keep the files of an archive for an organization that is to come, and sees that each is
 * what the media library will say of it: a page of HTML that is called an image is none. What is kept
 * for an organization that never comes is swept away within two days.
 */
export function stageFiles(organizationId: OrganizationId) {
  const assets = new Map<string, Told>();
  return {
    note: (table: string, row: JsonObject): void => {
      if (table !== "assets") return;
      const digest = textOf(row["digest"]);
      const told = assets.get(digest) ?? { filename: textOf(row["filename"]), said: new Map() };
      assets.set(digest, told);
      const { media_type = null, size = null, width = null, height = null } = row;
      const said = { media_type, size, width, height };
      told.said.set(JSON.stringify(said), said);
    },
    /** Sees that no row names a file that is not there. @throws Invalid. */
    requireAll: ({ files }: Manifest): void => {
      const there = new Set(files.map(({ digest }) => digest));
      const missing = [...assets.keys()].find((digest) => !there.has(digest));
      if (missing === undefined) return;
      throw refused({ member: fileMember(missing) }, "It is missing.");
    },
    onFile: async (file: ManifestFile, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
      const member = fileMember(file.digest);
      const told = assets.get(file.digest);
      if (told === undefined) throw refused({ member }, "No row of the media library names it.");
      const { filename } = told;
      const staged = await keepStaged(organizationId, { bytes, filename, member });
      for (const said of told.said.values()) {
        const problem = problemOf(said, staged);
        if (problem !== null) throw refused({ member }, problem);
      }
    },
  };
}

/** What rows say of the same bytes: many rows may, and each different thing is looked at once. */
type Told = { readonly filename: string; readonly said: Map<string, JsonObject> };

type Staging = {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly filename: string;
  readonly member: string;
};

async function keepStaged(
  id: OrganizationId,
  { bytes, filename, member }: Staging,
): Promise<StagedFile> {
  try {
    return await stageFile(id, Readable.from(bytes), { filename });
  } catch (cause) {
    if (cause instanceof GatehouseError && (cause instanceof Invalid || cause.status === 413)) {
      throw refused({ member }, cause.message, cause);
    }
    throw cause;
  }
}

function problemOf(row: JsonObject, { found }: StagedFile): string | null {
  const { size, width, height, media_type: type } = row;
  if (!isAlike(textOf(type), found.mediaType))
    return `It is ${found.mediaType}, and said to be ${type as string}.`;
  const isSame = size === found.size && width === found.width && height === found.height;
  return isSame ? null : "It is not as large as the media library says.";
}

/** @NOTE Plain texts are told apart by their names alone, and nobody is shown any. */
const isAlike = (told: string, found: string): boolean =>
  told === found || (PLAIN.has(told) && PLAIN.has(found));

const PLAIN: ReadonlySet<string> = new Set([
  ...["text/plain", "text/csv", "text/markdown", "text/vtt", "application/json"],
]);
