/** What a driver or Prisma error says about its cause, wherever it says so. */
export type DatabaseFailure = {
  /** SQLSTATE (PostgreSQL, appendix A), or null when PostgreSQL did not answer. */
  readonly sqlState: string | null;
  /** Prisma's own code such as P2025, or null. */
  readonly prismaCode: string | null;
  /** Node's code of a failed system call such as ECONNREFUSED, or null. */
  readonly systemCode: string | null;
  /** Name of the constraint that refused, or null. */
  readonly constraint: string | null;
  /** What Prisma's driver adapter calls it, such as ConnectionClosed, or null. */
  readonly kind: string | null;
  readonly messages: readonly string[];
};

const DEPTH = 6;

/** Reads a thrown value and everything it names as its cause. */
export function readFailure(thrown: unknown): DatabaseFailure {
  const links = chainOf(thrown, DEPTH);
  const codes = links.flatMap((link) => textsOf(link, ["originalCode", "code"]));
  const first = (pattern: RegExp) => codes.find((code) => pattern.test(code)) ?? null;
  return {
    // Five characters, one of them a digit (unlike EPIPE); the classes P1 to P3 are Prisma's.
    sqlState: first(/^(?!P[123])(?=.*\d)[0-9A-Z]{5}$/),
    prismaCode: first(/^P[123]\d{3}$/),
    systemCode: first(/^(?:E[A-Z_]{3,}|ERR_[A-Z_]+|CERT_[A-Z_]+)$/),
    constraint: links.map(constraintOf).find((name) => name !== null) ?? null,
    kind: links.flatMap((link) => textsOf(link, ["kind"]))[0] ?? null,
    messages: links.flatMap((link) => textsOf(link, ["originalMessage", "message"])),
  };
}

type Link = Record<string, unknown>;

/** The value, its causes, and the driver's error that Prisma keeps in `meta`. */
function chainOf(value: unknown, depth: number): Link[] {
  if (typeof value !== "object" || value === null || depth === 0) return [];
  const link = value as Link;
  const meta = link["meta"] as Link | undefined;
  const inner = [link["cause"], meta?.["driverAdapterError"], ...listOf(link["errors"])];
  return [link, ...inner.flatMap((next) => chainOf(next, depth - 1))];
}

/** PostgreSQL's error names the constraint; the adapter's holds it as an index or as nothing. */
function constraintOf(link: Link): string | null {
  const named = link["constraint"];
  if (typeof named === "string") return named;
  const index = (named as { index?: unknown } | undefined)?.index;
  return typeof index === "string" ? index : null;
}

const textsOf = (link: Link, names: readonly string[]): string[] =>
  names.map((name) => link[name]).filter((value) => typeof value === "string");

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
