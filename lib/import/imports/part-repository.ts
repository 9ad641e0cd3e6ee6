import type { Permit } from "@/lib/access/permit.ts";
import { TooLarge } from "@/lib/kernel/errors.ts";
import { IMPORT_MAX } from "@/lib/media/uploads/upload-limits.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

const PART = 1_000_000;

/** Keeps the bytes of a file for as long as it is being read. @throws TooLarge. */
export async function keepParts(
  { db, organizationId }: Scope,
  { id }: { readonly permit: Permit<"create">; readonly id: string },
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  let number = 0;
  let length = 0;
  for await (const part of inParts(bytes)) {
    length += part.byteLength;
    if (length > IMPORT_MAX) throw new TooLarge(`A file has ${IMPORT_MAX / 1_000_000} MB at most.`);
    number += 1;
    await db.$executeRaw`
      INSERT INTO import_parts (organization_id, import_id, number, bytes)
      VALUES (${organizationId}::uuid, ${id}::uuid, ${number}, ${part})`;
  }
}

async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    kept.push(chunk);
    length += chunk.byteLength;
    if (length < PART) continue;
    yield Buffer.concat(kept);
    [kept, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(kept);
}

/** One piece of a file; null behind the last. */
export async function readPart(
  { db, organizationId }: Scope,
  id: string,
  number: number,
): Promise<Uint8Array | null> {
  const rows = await db.$queryRaw<{ bytes: Uint8Array }[]>`
    SELECT bytes FROM import_parts WHERE organization_id = ${organizationId}::uuid
      AND import_id = ${id}::uuid AND number = ${number}`;
  return rows[0]?.bytes ?? null;
}

/** Whether there is anything left of a file to be read. */
export async function hasParts({ db, organizationId }: Scope, id: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM import_parts
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${id}::uuid LIMIT 1`;
  return rows.length > 0;
}

export async function dropParts({ db, organizationId }: Scope, id: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM import_parts
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${id}::uuid`;
}
