import type { SiteSources } from "./site-sources.ts";
import type { SiteLevel } from "./schemas.ts";

/**
 * How far a change has come. `delayed`: saved, but the record store has not shown it yet although
 * it should have; the house keeps trying.
 */
export type SiteAccessState = "in-effect" | "taking-effect" | "delayed";

/** A site's access as the dashboard shows it. Instants are ISO 8601 texts. */
export type SiteAccessView = {
  readonly level: SiteLevel;
  readonly hasPassword: boolean;
  readonly version: number;
  readonly passwordVersion: number;
  readonly changedAt: string;
  readonly changedBy: string;
  readonly state: SiteAccessState;
  /** When a read-back last found the current version in the record store; null before the first. */
  readonly confirmedAt: string | null;
  /** Visits of guests that are open now. */
  readonly guests: number;
  readonly sources: SiteSources;
  /** What the maintenance page says; empty: our own words. */
  readonly maintenance: string;
  readonly backAt: string | null;
};

/** A change that has not shown after this long is called delayed (Edge Config needs up to 10 s). */
const PATIENCE_MS = 15_000;

/** Derives the state from what the database knows, so that every process says the same. */
export function siteAccessState(
  site: { version: number; confirmed: number; changedAt: Date },
  now: number,
): SiteAccessState {
  if (site.confirmed >= site.version) return "in-effect";
  return now - site.changedAt.getTime() > PATIENCE_MS ? "delayed" : "taking-effect";
}
