import { Invalid } from "@/lib/kernel/errors.ts";

/** Where in an archive something is wrong; the line of a table counts from 1. */
export type Place = { readonly member: string; readonly line?: number };

/** What is said of an archive that cannot be brought in: where it is wrong, and how. */
export function refused({ member, line }: Place, message: string, cause?: unknown): Invalid {
  const at = line === undefined ? member : `${member}, line ${line}`;
  const path = line === undefined ? ["archive", member] : ["archive", member, line];
  const error = new Invalid(`The archive is refused. ${at}: ${message}`, [{ path, message }]);
  return Object.assign(error, { cause });
}
