import pg from "pg";
import { describe, expect, test } from "vitest";
import { toGatehouseError } from "@/lib/db/errors.ts";
import { Conflict, Forbidden, Invalid, NotFound, Unavailable } from "@/lib/kernel/errors.ts";

type Kind =
  typeof Conflict | typeof Forbidden | typeof Invalid | typeof NotFound | typeof Unavailable;

const fromServer = (code: string): pg.DatabaseError =>
  Object.assign(new pg.DatabaseError("INSERT INTO secret", 1, "error"), { code });

const coded = (code: string, message = "x"): Error => Object.assign(new Error(message), { code });

describe("each SQLSTATE has one meaning", () => {
  const meanings: [string, Kind][] = [
    ["22021", Invalid],
    ["22P02", Invalid],
    ["22P05", Invalid],
    ["22003", Invalid],
    ["23502", Invalid],
    ["23514", Invalid],
    ["54000", Invalid],
    ["23505", Conflict],
    ["23503", Conflict],
    ["23001", Conflict],
    ["23P01", Conflict],
    ["42501", Forbidden],
    ["25006", Forbidden],
    ["08006", Unavailable],
    ["25P03", Unavailable],
    ["28P01", Unavailable],
    ["3D000", Unavailable],
    ["40001", Unavailable],
    ["40P01", Unavailable],
    ["53300", Unavailable],
    ["55P03", Unavailable],
    ["57014", Unavailable],
    ["57P01", Unavailable],
    ["57P03", Unavailable],
  ];

  test.each(meanings)("%s from the driver", (code, kind) => {
    expect(toGatehouseError(fromServer(code))).toBeInstanceOf(kind);
  });

  test.each(meanings)("%s below two other errors", (code, kind) => {
    const adapter = Object.assign(new Error("adapter"), { cause: { originalCode: code } });
    const prisma = Object.assign(coded("P2010"), { meta: { driverAdapterError: adapter } });
    expect(toGatehouseError(prisma)).toBeInstanceOf(kind);
  });
});

test.each<[string, Kind]>([
  ["P2025", NotFound],
  ["P2002", Conflict],
  ["P2003", Conflict],
  ["P2023", Invalid],
  ["P2034", Unavailable],
  ["P2024", Unavailable],
  ["P2028", Unavailable],
  ["P1001", Unavailable],
])("Prisma's %s has one meaning", (code, kind) => {
  expect(toGatehouseError(coded(code))).toBeInstanceOf(kind);
});

test.each(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "ENOTFOUND", "EAI_AGAIN"])(
  "a socket that ends in %s means unavailable",
  (code) => {
    expect(toGatehouseError(coded(code))).toBeInstanceOf(Unavailable);
  },
);

test.each([
  "timeout exceeded when trying to connect",
  "Connection terminated unexpectedly",
  "Query read timeout",
  "Raw query failed. Code: `N/A`. Message: `Can't reach database server at 127.0.0.1:5432`",
])("the driver's own «%s» means unavailable", (message) => {
  expect(toGatehouseError(new Error(message))).toBeInstanceOf(Unavailable);
});

test.each(["ConnectionClosed", "DatabaseNotReachable", "SocketTimeout", "TlsConnectionError"])(
  "a statement of our own that the adapter calls %s means unavailable",
  (kind) => {
    const adapter = Object.assign(new Error(kind), { cause: { kind } });
    const prisma = Object.assign(coded("P2010"), { meta: { driverAdapterError: adapter } });
    expect(toGatehouseError(prisma)).toBeInstanceOf(Unavailable);
  },
);

test("a refused connection to each address of a name means unavailable", () => {
  const both = new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]);
  expect(toGatehouseError(both)).toBeInstanceOf(Unavailable);
});

test("two transactions in each other's way mean unavailable, and worth trying again", () => {
  for (const cause of [fromServer("40001"), fromServer("40P01"), coded("P2034")]) {
    expect(toGatehouseError(cause)).toBeInstanceOf(Unavailable);
  }
});

test("no text of the database reaches the message, and all of it the cause", () => {
  const cause = fromServer("23505");
  const error = toGatehouseError(cause);
  expect(error.message).not.toContain("secret");
  expect(error.cause).toBe(cause);
});

test("an error of the house stays itself", () => {
  const error = new NotFound();
  expect(toGatehouseError(error)).toBe(error);
});

test("a fault of our own SQL stays a fault", () => {
  const fault = fromServer("42601");
  expect(toGatehouseError(fault)).toBe(fault);
  const bug = new TypeError("x is not a function");
  expect(toGatehouseError(bug)).toBe(bug);
});

test("an error that names itself as its cause does not hang", () => {
  const loop = new Error("loop");
  loop.cause = loop;
  expect(toGatehouseError(loop)).toBe(loop);
});
