import type { Caller } from "@/lib/usecase/run-use-case.ts";

/** A stretch of work on an import, and by whose rights what is done. */
export type Slice = {
  /** Notes how far it is. */
  readonly system: Caller;
  /** Whoever ordered the import: writes what it brings. */
  readonly person: Caller;
  /** Whether another stretch shall go on. */
  readonly isOver: () => boolean;
};
