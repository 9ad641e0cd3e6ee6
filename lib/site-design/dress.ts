import type { Design } from "./design.ts";

/** What dresses every page of a website, and is told of it to machines. */
export type Dress = {
  readonly design: Design;
  /** The language of its pages, as BCP 47 calls it. */
  readonly locale: string;
  /** From where its policy admits frames. */
  readonly frames: readonly string[];
  /** Whether everybody may look at it. */
  readonly isPublic: boolean;
  /** The hostname of its own that it is known by; null: it has none. */
  readonly hostname: string | null;
  /** What stands before the instance's host where it has none. */
  readonly slug: string;
};
