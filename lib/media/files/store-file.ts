import { mediaStorage } from "../storage/media-storage.ts";
import type { Found } from "../uploads/upload.ts";
import { inspectFile, type Arrived } from "./inspect-file.ts";

/**
 * Looks at a file on disk and has the storage keep its bytes, where it does not have them already. The
 * file stays. No row says yet that they are anybody's: bytes that none comes to are swept. @throws TooLarge, Invalid as `inspectFile`; Unavailable.
 */
export async function storeFile(arrived: Arrived): Promise<Found> {
  const { organizationId, file } = arrived;
  const found = await inspectFile(arrived);
  const name = { organizationId, digest: found.digest };
  const storage = mediaStorage();
  if ((await storage.sizeOf(name)) !== found.size) await storage.put(name, file);
  return found;
}
