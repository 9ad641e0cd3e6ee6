/** A run of a property that failed once: what fast-check printed, and which property it was. */
export type KeptSeed = { readonly property: string; readonly seed: number; readonly path: string };

/** Replayed before anything new is tried. Whoever finds another one adds it, with the day. */
export const KEPT_SEEDS: readonly KeptSeed[] = [];
