import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { importArchive } from "@/lib/archive/import-archive.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";

/** Brings in the archive that its input names, as `archive import` does; somebody kills it meanwhile. */
process.stdout.write("ready\n");
for await (const line of createInterface({ input: process.stdin })) {
  const { file, slug, organizationId } = JSON.parse(line) as Record<string, string>;
  const principal = {
    kind: "system",
    organizationId: organizationId as OrganizationId,
    purpose: "archive",
  } as const;
  const caller = { principal, requestId: "crash", announce: () => Promise.resolve() };
  process.stdout.write("begun\n");
  await importArchive(
    caller,
    { slug: slug ?? "", name: null },
    { open: () => createReadStream(file ?? "") },
  );
  process.stdout.write("done\n");
  await closeDatabase();
  break;
}
process.stdin.destroy();
