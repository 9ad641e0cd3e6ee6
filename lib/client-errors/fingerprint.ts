import { sha256Hex } from "@/lib/kernel/bytes.ts";
import type { ClientReport } from "./client-report.ts";
import { ownFrame } from "./frames.ts";

/**
 * What makes two reports the same error: their kind, their message without what changes from one
 * person to the next, and the first frame of our own. Of a violation: directive and blocked host.
 * 32 hex digits.
 */
export async function fingerprintOf(report: ClientReport): Promise<string> {
  const { kind, message, stack, directive, blocked } = report;
  const marks =
    directive === null
      ? [kind, normalised(message), normalised(ownFrame(stack.split("\n")))]
      : [kind, directive, hostIn(blocked ?? "")];
  return (await sha256Hex(JSON.stringify(marks))).slice(0, 32);
}

const normalised = (text: string): string =>
  text
    .replaceAll(/\b[a-z][a-z\d+.-]*:\/\/[^\s"')]+/gi, "<url>")
    .replaceAll(/\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi, "<id>")
    .replaceAll(/\b(?=[a-z]*\d)[\da-f]{8,}\b/gi, "<id>")
    .replaceAll(/\d+/g, "#")
    .toLowerCase();

/** Scheme and host of an address; a keyword such as `inline` as it is. */
const hostIn = (blocked: string): string =>
  /^[a-z][\w+.-]*:\/\/[^/]+/i.exec(blocked)?.[0] ?? blocked;
