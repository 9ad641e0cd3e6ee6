/** Why something of the world outside was not had. */
export type FailureReason =
  /** The address itself is not one that may be asked: its scheme, port, host or user name. */
  | "refused"
  /** The host has no address, does not answer, or ends half-way. */
  | "unreachable"
  | "too-late"
  | "too-large"
  | "too-many-redirects"
  | "encoded";

/** Something outside was not had. The message may be shown to whoever asked for the address. */
export class OutboundFailure extends Error {
  readonly reason: FailureReason;
  constructor(reason: FailureReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.reason = reason;
  }
}
