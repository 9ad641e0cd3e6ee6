import { Transform } from "node:stream";

/** Bytes that readers hold in advance, and what a tar says beside its members. */
const SLACK = 1024 * 1024;

/** More came out of an archive than it may hold. */
export class TooMuch extends Error {}

export type ByteMeter = {
  readonly stream: Transform;
  /** Lets so many bytes more through. */
  readonly allow: (bytes: number) => void;
};

/**
 * Lets only as many unpacked bytes through as were announced: what grows without end when it is
 * unpacked is noticed after a megabyte, wherever in the archive it lies.
 */
export function byteMeter(): ByteMeter {
  let [allowed, seen] = [SLACK, 0];
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > allowed) done(new TooMuch("It is larger than it says."));
      else done(null, chunk);
    },
  });
  return { stream, allow: (bytes) => void (allowed += bytes) };
}
