import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { TooLarge } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { storeFile } from "./files/store-file.ts";
import { stagingFolder } from "./uploads/staging.ts";
import { sizeLimits } from "./uploads/upload-limits.ts";
import type { Found } from "./uploads/upload.ts";

/** A file whose bytes the storage has, and which is nobody's yet: `keepFile` makes it somebody's. */
export type StagedFile = { readonly filename: string; readonly found: Found };

type Arriving = { readonly filename: string; readonly maxBytes?: number };

/**
 * Has the storage keep bytes that the system fetched itself, while no scope is open. What is never kept
 * by `keepFile` is swept away within two days.
 * @throws TooLarge beyond `maxBytes` or what one file may have; Invalid for a damaged image; Unavailable;
 * whatever the stream fails with.
 */
export async function stageFile(
  organizationId: OrganizationId,
  stream: Readable,
  { filename, maxBytes = Infinity }: Arriving,
): Promise<StagedFile> {
  const file = path.join(await stagingFolder(organizationId), newId());
  try {
    const most = Math.min(maxBytes, sizeLimits().file);
    await pipeline(stream, atMost(most), createWriteStream(file, { flags: "wx" }));
    return { filename, found: await storeFile({ organizationId, file, filename }) };
  } finally {
    await rm(file, { force: true });
  }
}

function atMost(most: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length;
      if (passed > most) done(new TooLarge("This file is too large."));
      else done(null, chunk);
    },
  });
}
