import { z } from "zod";

/**
 * A network in CIDR notation (RFC 4632, RFC 4291 §2.3) in its canonical spelling; a lone address
 * becomes the network of itself. Bits beyond the prefix are refused rather than dropped: whoever
 * wrote them meant something else than what would be stored.
 */
export const ipRangeSchema = z
  .string()
  .trim()
  .max(60)
  .transform((text, context) => {
    const read = readRange(text);
    if ("range" in read) return read.range;
    context.addIssue({ code: "custom", message: read.problem });
    return z.NEVER;
  });

type Reading = { readonly range: string } | { readonly problem: string };

const UNREADABLE = "Write a network as 203.0.113.0/24 or 2001:db8::/32.";

function readRange(text: string): Reading {
  const [address = "", prefix, ...rest] = text.split("/");
  const parsed = addressOf(address);
  if (parsed === null || rest.length > 0) return { problem: UNREADABLE };
  const { bits, width, canonical } = parsed;
  const length = prefix === undefined ? width : prefixOf(prefix);
  if (length === null || length > width) return { problem: UNREADABLE };
  if (length === 0) return { problem: "That is every address: leave the list empty instead." };
  const beyond = (1n << BigInt(width - length)) - 1n;
  if ((bits & beyond) === 0n) return { range: `${canonical}/${length}` };
  return { problem: `The address has bits beyond /${length}. Use /${width} for this one alone.` };
}

const prefixOf = (text: string): number | null =>
  /^(?:0|[1-9]\d{0,2})$/.test(text) ? Number(text) : null;

type Address = { readonly bits: bigint; readonly width: 32 | 128; readonly canonical: string };

function addressOf(text: string): Address | null {
  if (/^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/.test(text)) return v4(text);
  return text.includes(":") ? v6(text) : null;
}

function v4(text: string): Address | null {
  const parts = text.split(".").map(Number);
  if (parts.some((part) => part > 255)) return null;
  return { bits: joined(parts, 8), width: 32, canonical: text };
}

/** @NOTE IPv4 in IPv6 clothes is refused: requests are told apart by the address itself. */
function v6(text: string): Address | null {
  if (!/^[0-9a-f:]+$/i.test(text) || !URL.canParse(`http://[${text}]/`)) return null;
  const canonical = new URL(`http://[${text}]/`).hostname.slice(1, -1);
  if (canonical.startsWith("::ffff:")) return null;
  const [head = "", tail] = canonical.split("::");
  const [before, after] = [groupsOf(head), groupsOf(tail ?? "")];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return { bits: joined([...before, ...zeros, ...after], 16), width: 128, canonical };
}

const groupsOf = (part: string): number[] =>
  part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));

const joined = (parts: readonly number[], size: number): bigint =>
  parts.reduce((bits, part) => (bits << BigInt(size)) | BigInt(part), 0n);
