import type { Readable } from "node:stream";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { bringIn, type Arrived } from "./bring-in.ts";
import { checkArchive } from "./check-archive.ts";
import { fillOrganization } from "./fill-organization.ts";
import { stageFiles } from "./stage-files.ts";

/** What the organization is to be called; without a name as it was called. */
export type Named = {
  readonly slug: string;
  readonly name: string | null;
  readonly admin?: { readonly email: string; readonly name: string } | null;
  /** The owner of the instance who does it. */
  readonly by?: string;
};

export type Importing = {
  /** Opens the archive; it is read twice. */
  readonly open: () => Readable;
  readonly onProgress?: (progress: ImportProgress) => void;
};

/** Bytes so far of all that the archive holds, while it is checked and while it is brought in. */
export type ImportProgress = {
  readonly stage: "checking" | "bringing-in";
  readonly bytes: number;
  readonly total: number;
};

/**
 * Brings an archive in as a new organization. It is read to its end before anything is written, and
 * again while it is: then all of it is there at one moment, or nothing. Whoever is interrupted, by
 * whatever, begins anew and finds nothing half done.
 * @throws Invalid for what is no sound archive, with the member that is wrong; Conflict for a taken
 * slug; Unavailable.
 */
export async function importArchive(
  caller: Caller,
  { name, ...named }: Named,
  { open, onProgress }: Importing,
): Promise<Arrived> {
  const told = (stage: ImportProgress["stage"]) => (bytes: number, total: number) =>
    onProgress?.({ stage, bytes, total });
  const files = stageFiles(caller.principal.organizationId);
  const { note, onFile } = files;
  const manifest = await checkArchive(open(), { note, onFile, onProgress: told("checking") });
  files.requireAll(manifest);
  const fill = fillOrganization({ open, onProgress: told("bringing-in") });
  const whole = { ...named, name: name ?? manifest.organization.name };
  return runUseCase(bringIn(fill), whole, caller);
}
