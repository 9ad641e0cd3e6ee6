import { Unauthenticated } from "@/lib/kernel/errors.ts";
import type { PendingSignIn } from "./pending-sign-in.ts";

/**
 * The password was right, and nobody is signed in: the second factor is missing (401). What is pending
 * belongs to the browser that sent the password; null for a program, which sends both at once.
 */
export class SecondStepRequired extends Unauthenticated {
  readonly pending: PendingSignIn | null;
  constructor(pending: PendingSignIn | null) {
    super(
      pending === null
        ? "Send a code of your authenticator app or a recovery code as otp, too."
        : "Enter the code of your authenticator app, or use a passkey.",
      "second-step-required",
    );
    this.pending = pending;
  }
}
