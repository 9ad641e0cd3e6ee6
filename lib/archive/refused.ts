import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import { meantBy } from "@/lib/tenancy/open-scope.ts";

/** Where in an archive something is wrong; the line of a table counts from 1. */
export type Place = { readonly member: string; readonly line?: number };

/** What is said of an archive that cannot be brought in: where it is wrong, and how. */
export function refused({ member, line }: Place, message: string, cause?: unknown): Invalid {
  const at = line === undefined ? member : `${member}, line ${line}`;
  const path = line === undefined ? ["archive", member] : ["archive", member, line];
  const error = new Invalid(`The archive is refused. ${at}: ${message}`, [{ path, message }]);
  return Object.assign(error, { cause });
}

/** Does something with rows; what the database does not take of them is the archive's fault. @throws Invalid. */
export async function orRefused(place: Place, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const error = meantBy(cause);
    if (error instanceof Conflict) throw refused(place, error.message, cause);
    if (error instanceof Invalid && error.issues.length === 0) {
      throw refused(place, error.message, cause);
    }
    throw error;
  }
}
