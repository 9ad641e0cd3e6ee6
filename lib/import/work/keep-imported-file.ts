import { z } from "zod";
import { holdsField } from "@/lib/access/grants.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { keepFile } from "@/lib/media/keep-file.ts";
import type { StagedFile } from "@/lib/media/stage-file.ts";
import { requireRoom } from "@/lib/media/uploads/require-room.ts";
import { defineMutation, defineQuery } from "@/lib/usecase/use-case.ts";
import { failuresOf, keptAddress, noteFile } from "../imports/file-repository.ts";
import { isAtWork } from "../imports/import-row.ts";
import { holdImport } from "../imports/repository.ts";

/** After so many files of a host that could not be had the others are not asked for. */
const MOST_FAILURES = 3;

/**
 * Sees that a file may be kept by whoever asks, before anything is fetched for it.
 * @throws Forbidden and NotFound for whoever may not add files; NoRoom.
 */
export const requireFilesWelcome = defineQuery({
  action: "create",
  fieldwise: true,
  collection: "assets",
  input: z.strictObject({}),
  async run({ scope, permit }) {
    if (!holdsField(permit.fields, "filename")) throw new Forbidden();
    await requireRoom(scope, 1);
  },
});

/**
 * Makes a fetched file the organization's, and tells the import where it is, in one transaction: of a file
 * that is fetched twice because a process died one is kept.
 */
export const keepImportedFile = defineMutation({
  action: "create",
  fieldwise: true,
  collection: "assets",
  input: z.strictObject({
    id: z.uuid(),
    number: z.int(),
    alt: z.string(),
    staged: z.custom<StagedFile>((value) => typeof value === "object"),
  }),
  async run({ scope, permit, input: { id, number, alt, staged } }) {
    const row = await holdImport(scope, id);
    if (!isAtWork(row) || row.step !== "fetching") return;
    const words = alt === "" ? {} : { alt: alt.slice(0, 500) };
    const { address } = await keepFile(scope, permit, { staged, ...words });
    await noteFile(scope, id, { number, address, reason: null });
  },
  audit: () => null,
});

/**
 * Tells of a file that an earlier import kept where it is, and gives up what lies on a host that was out
 * of reach several times. @returns whether nothing is left to be done.
 */
export const reuseFile = defineMutation({
  action: "update",
  collection: "imports",
  input: z.strictObject({ id: z.uuid(), number: z.int(), url: z.string() }),
  async run({ scope, input: { id, number, url } }) {
    const address = await keptAddress(scope, id, url);
    const host = URL.canParse(url) ? new URL(url).host : "";
    const isAway = address === null && (await failuresOf(scope, id, host)) >= MOST_FAILURES;
    if (address === null && !isAway) return false;
    const reason = isAway ? `not tried: ${host} could not be reached before` : null;
    await noteFile(scope, id, { number, address, reason });
    return true;
  },
  audit: () => null,
});
