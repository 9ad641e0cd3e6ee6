"use client";

import { Link } from "../_ui/link.tsx";

export type WaysProps = { readonly mayRegister: boolean };

/** What else there is to do for whoever cannot sign in. */
export function Ways({ mayRegister }: WaysProps) {
  return (
    <span className="flex flex-wrap justify-center gap-x-5 gap-y-1">
      <Link href="/forgot-password">Forgotten your password?</Link>
      {mayRegister && <Link href="/register">Create an account</Link>}
    </span>
  );
}
