import {
  Conflict,
  Forbidden,
  GatehouseError,
  Invalid,
  NotFound,
  Unavailable,
  type Issue,
} from "@/lib/kernel/errors.ts";
import { type DatabaseFailure, readFailure } from "./failure.ts";

/** A row that a constraint refuses because of another row; names the constraint for the caller. */
export class ConstraintConflict extends Conflict {
  /** As PostgreSQL names it, such as `roles_organization_id_slug_key`; null when it did not say. */
  readonly constraint: string | null;
  constructor(detail: string, constraint: string | null, issues: readonly Issue[] = []) {
    super(detail, issues);
    this.constraint = constraint;
  }
}

/**
 * What a database error means to the house: never SQL text, never a value. A GatehouseError stays
 * itself; what is no database error, or is a fault of our own SQL, comes back unchanged.
 */
export function toGatehouseError(cause: unknown): Error {
  if (cause instanceof GatehouseError) return cause;
  const failure = readFailure(cause);
  const meant =
    fromSqlState(failure, cause) ?? fromPrisma(failure, cause) ?? fromSocket(failure, cause);
  if (meant) return meant;
  return cause instanceof Error
    ? cause
    : new Error("Something that is no error was thrown.", { cause });
}

const TAKEN = "Something with this value exists already.";
const ADDRESS = "Another entry has this address.";
const LINKED = "Something else refers to this, or what it refers to does not exist.";
const ADMINLESS = "An organization keeps at least one active Admin.";
const CIRCLE = "That would close a circle: a role cannot contain itself, not even through others.";
const SINGLE = "This collection has one entry at most, and there is one already.";
const REFUSED = "A value is not one that can be stored.";

/** What the triggers of our own migrations say. */
const OWN: Readonly<Record<string, () => Conflict>> = {
  GH001: () => new Conflict(ADMINLESS),
  GH002: () => new Conflict(CIRCLE, [{ path: ["contains"], message: CIRCLE }]),
  GH003: () => new Conflict(SINGLE),
};

/** The unique keys that somebody chooses: what an entry or an organization is named by. */
const CHOSEN: Readonly<Record<string, Issue>> = {
  entries_draft_path: { path: ["data", "attributes", "slug"], message: ADDRESS },
  entries_published_path: { path: ["data", "attributes", "slug"], message: ADDRESS },
  organizations_slug_key: { path: ["slug"], message: "This name in addresses is taken." },
};

function taken(constraint: string | null): Conflict {
  const issue = CHOSEN[constraint ?? ""];
  return issue === undefined
    ? new ConstraintConflict(TAKEN, constraint)
    : new ConstraintConflict(issue.message, constraint, [issue]);
}

/** By exact SQLSTATE first, then by its class (the first two characters). */
function fromSqlState(failure: DatabaseFailure, cause: unknown): GatehouseError | null {
  const { sqlState, constraint } = failure;
  if (sqlState === null) return null;
  const own = OWN[sqlState];
  if (own !== undefined) return causedBy(own(), cause);
  switch (sqlState) {
    case "23505":
    case "23P01":
      return causedBy(taken(constraint), cause);
    case "23503":
    case "23001":
      return causedBy(new ConstraintConflict(LINKED, constraint), cause);
    case "25006": // a write in a reading scope
    case "42501": // row-level security, or a table that the role may not change
      return causedBy(new Forbidden(), cause);
    case "40001": // two transactions in each other's way: the same again will likely succeed
    case "40P01":
    case "57014": // the statement took too long
    case "55P03": // so did waiting for a lock
    case "3D000":
      return new Unavailable(undefined, cause);
    default:
      return fromClass(sqlState.slice(0, 2), cause);
  }
}

function fromClass(sqlClass: string, cause: unknown): GatehouseError | null {
  switch (sqlClass) {
    case "22": // data: NUL, malformed number, date or JSON, overflow, too long
    case "23": // NOT NULL and CHECK
    case "54": // limits, such as a value too long for its index
      return causedBy(new Invalid(REFUSED), cause);
    case "08": // connection
    case "25": // ended in the middle of a transaction, such as after idling in it
    case "28": // sign-in to the database: ours to mend, not the caller's
    case "53": // out of connections, memory, disk
    case "57": // shutting down, starting up
    case "58": // the server's own disk
      return new Unavailable(undefined, cause);
    default:
      return null;
  }
}

const PRISMA: Record<string, (failure: DatabaseFailure) => GatehouseError> = {
  P2002: ({ constraint }) => taken(constraint),
  P2003: ({ constraint }) => new ConstraintConflict(LINKED, constraint),
  P2014: ({ constraint }) => new ConstraintConflict(LINKED, constraint),
  P2001: () => new NotFound(),
  P2015: () => new NotFound(),
  P2018: () => new NotFound(),
  P2025: () => new NotFound(),
  ...Object.fromEntries(
    ["P2000", "P2006", "P2007", "P2011", "P2020", "P2023", "P2033"].map((code) => [
      code,
      () => new Invalid(REFUSED),
    ]),
  ),
  // P2024 and P2028: no connection or transaction in time; P2034: two transactions in each other's
  // way; P2037: too many connections.
  ...Object.fromEntries(
    [
      "P1000",
      "P1001",
      "P1002",
      "P1003",
      "P1008",
      "P1011",
      "P1017",
      "P2024",
      "P2028",
      "P2034",
      "P2037",
    ].map((code) => [code, () => new Unavailable()]),
  ),
};

function fromPrisma(failure: DatabaseFailure, cause: unknown): GatehouseError | null {
  const meant = failure.prismaCode === null ? undefined : PRISMA[failure.prismaCode];
  return meant === undefined ? null : causedBy(meant(failure), cause);
}

/** What `pg` throws without any code, when it lost the server or gave up waiting. */
const LOST =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|client has encountered a connection error|cannot use a pool after calling end|connection (?:is )?closed|can't reach database server/i;

function fromSocket(failure: DatabaseFailure, cause: unknown): GatehouseError | null {
  const unreachable =
    LOST_KINDS.has(failure.kind ?? "") ||
    (failure.systemCode !== null && SYSTEM_CODES.test(failure.systemCode));
  if (!unreachable && !failure.messages.some((message) => LOST.test(message))) return null;
  return new Unavailable(undefined, cause);
}

/** @NOTE The adapter keeps nothing else of a socket that ended while a statement was under way. */
const LOST_KINDS: ReadonlySet<string> = new Set([
  "ConnectionClosed",
  "DatabaseNotReachable",
  "SocketTimeout",
  "TlsConnectionError",
]);

const SYSTEM_CODES =
  /^(?:ECONN[A-Z]+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ERR_TLS_|CERT_)/;

/** Keeps what really happened for the log. */
const causedBy = (error: GatehouseError, cause: unknown): GatehouseError =>
  Object.assign(error, { cause });
