import {
  Conflict,
  GatehouseError,
  Invalid,
  Unauthenticated,
  Unavailable,
  type ErrorCode,
  type Issue,
} from "@/lib/kernel/errors.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";

/** What an operation was refused with, at its place in the request. */
class OperationRefused extends GatehouseError {
  readonly code: ErrorCode;
  readonly status: number;
  readonly title: string;
  constructor(error: GatehouseError, pointer: string) {
    super(error.message, { cause: error, source: { pointer } });
    this.code = error.code;
    this.status = error.status;
    this.title = error.title;
  }
}

/**
 * The error of an operation, its places moved to where the operation stands. What is no matter of
 * one operation comes back as it is.
 */
export function atOperation(index: number, error: unknown): unknown {
  if (!(error instanceof GatehouseError)) return error;
  if (OF_THE_REQUEST.some((kind) => error instanceof kind)) return error;
  const place = ["atomic:operations", index];
  if (error instanceof Invalid) return new Invalid(error.message, moved(error, place));
  if (error instanceof Conflict) return new Conflict(error.message, moved(error, place));
  const inside = error.source !== null && "pointer" in error.source ? error.source.pointer : "";
  return new OperationRefused(error, `/${place.join("/")}${inside}`);
}

/** @NOTE A parameter is the request's own: the language that all operations share. */
const OF_THE_REQUEST = [Unavailable, Unauthenticated, BadParameter] as const;

function moved(
  { issues, message }: { issues: readonly Issue[]; message: string },
  place: readonly (string | number)[],
): Issue[] {
  if (issues.length === 0) return [{ path: place, message }];
  return issues.map((issue) => ({ ...issue, path: [...place, ...issue.path] }));
}
