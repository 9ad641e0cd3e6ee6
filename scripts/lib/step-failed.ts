/** A step that cannot go on; `advice` says what the operator can do about it. */
export class StepFailed extends Error {
  readonly advice: string;
  constructor(message: string, advice: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.advice = advice;
  }
}

/** What went wrong, in a line or two, whatever was thrown. */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // Node's AggregateError (a refused connection to each address of a name) has no message itself.
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join("; ");
  return cause.message || cause.name;
}
