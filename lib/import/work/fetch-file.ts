import { Readable } from "node:stream";
import {
  Forbidden,
  GatehouseError,
  NotFound,
  Unauthenticated,
  Unavailable,
} from "@/lib/kernel/errors.ts";
import { stageFile, type StagedFile } from "@/lib/media/stage-file.ts";
import { fetchPublic } from "@/lib/outbound/fetch-public.ts";
import { OutboundFailure } from "@/lib/outbound/outbound-failure.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { FileRow } from "../imports/file-repository.ts";
import type { ImportRow } from "../imports/import-row.ts";
import { keepImportedFile, requireFilesWelcome, reuseFile } from "./keep-imported-file.ts";
import { settleFile } from "./keep-progress.ts";
import type { Slice } from "./slice.ts";

const BOUNDS = { maxBytes: 100_000_000, timeout: 12_000 } as const;

/**
 * Fetches a file that imported content shows, and keeps it in the library by the right of whoever ordered
 * the import. What cannot be had stays where it is, and it is told why.
 * @throws what a later try may not meet.
 */
export async function fetchFile(slice: Slice, { id }: ImportRow, file: FileRow): Promise<void> {
  const { number, url, alt } = file;
  if (await runUseCase(reuseFile, { id, number, url }, slice.system)) return;
  try {
    await runUseCase(requireFilesWelcome, {}, slice.person);
    const staged = await fetched(slice, url);
    await runUseCase(keepImportedFile, { id, number, alt, staged }, slice.person);
  } catch (failure) {
    const reason = reasonOf(failure, url);
    if (reason === null) throw failure;
    await runUseCase(settleFile, { id, number, address: null, reason }, slice.system);
  }
}

async function fetched({ person }: Slice, url: string): Promise<StagedFile> {
  const answer = await fetchPublic(url, BOUNDS);
  try {
    if (answer.status !== 200) {
      throw new OutboundFailure("unreachable", `The server answered with ${answer.status}.`);
    }
    const filename = filenameIn(url);
    const stream = Readable.from(answer.body);
    const staged = await stageFile(person.principal.organizationId, stream, { filename });
    if (staged.found.mediaType !== "text/html") return staged;
    throw new OutboundFailure("refused", "What is there is a page and no file.");
  } finally {
    answer.close();
  }
}

/** What is to be said where trying again at once is of no use; null where it may be. */
function reasonOf(failure: unknown, url: string): string | null {
  if (failure instanceof OutboundFailure) {
    const isAway = failure.reason === "unreachable" || failure.reason === "too-late";
    return isAway ? `${hostIn(url)} could not be reached: ${failure.message}` : failure.message;
  }
  if (failure instanceof Forbidden || failure instanceof NotFound) return "You may not add files.";
  if (failure instanceof Unavailable || failure instanceof Unauthenticated) return null;
  if (!(failure instanceof GatehouseError)) return null;
  return failure.message;
}

const hostIn = (url: string): string => (URL.canParse(url) ? new URL(url).host : "The host");

function filenameIn(url: string): string {
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last).slice(-150) || "file";
  } catch {
    return last.slice(-150) || "file";
  }
}
