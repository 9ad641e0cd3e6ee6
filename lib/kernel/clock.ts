/** The present as milliseconds since the epoch; a parameter wherever time decides something. */
export type Clock = () => number;

/** The machine's clock. */
export const systemClock: Clock = () => Date.now();

/** Whole seconds since the epoch, as JOSE and HTTP signatures count. */
export const inSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);
