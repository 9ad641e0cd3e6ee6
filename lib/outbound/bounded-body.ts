import type { Answer } from "./ask-host.ts";
import { OutboundFailure } from "./outbound-failure.ts";

type Bounds = {
  readonly maxBytes: number;
  /** Runs until the last byte has come. */
  readonly timer: NodeJS.Timeout;
  readonly signal: AbortSignal;
};

/**
 * The bytes of an answer as they come, within the bounds.
 * @throws OutboundFailure at once where its headers say that it is too large or compressed.
 */
export function boundedBody(answer: Answer, bounds: Bounds): AsyncIterable<Uint8Array> {
  try {
    requirePlain(answer);
    if (Number(answer.headers["content-length"] ?? 0) > bounds.maxBytes) throw tooLarge(bounds);
  } catch (failure) {
    answer.destroy();
    throw failure;
  }
  return read(answer, bounds);
}

function requirePlain({ headers }: Answer): void {
  const encoding = headers["content-encoding"]?.trim().toLowerCase() ?? "";
  if (encoding === "" || encoding === "identity") return;
  throw new OutboundFailure("encoded", "It sends compressed data although none was asked for.");
}

async function* read(answer: Answer, bounds: Bounds): AsyncGenerator<Uint8Array> {
  let length = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      length += chunk.byteLength;
      if (length > bounds.maxBytes) throw tooLarge(bounds);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof OutboundFailure) throw cause;
    if (bounds.signal.reason instanceof OutboundFailure) throw bounds.signal.reason;
    throw new OutboundFailure("unreachable", "It ended half-way.", cause);
  } finally {
    clearTimeout(bounds.timer);
    answer.destroy();
  }
}

const tooLarge = ({ maxBytes }: Bounds) =>
  new OutboundFailure("too-large", `It is larger than ${maxBytes} bytes.`);
