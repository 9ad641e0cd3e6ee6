"use client";

import { setNonce } from "get-nonce";
import { useState } from "react";
import type { ReactNode } from "react";

type NonceProviderProps = { nonce: string | undefined; children: ReactNode };

/**
 * Hands the page's CSP nonce to what must insert a `<style>` element: the scroll lock behind
 * dialogs and menus (through `get-nonce`).
 *
 * @NOTE The first nonce stays. A later render of the layout brings a newer one, but the policy that
 * the browser enforces is still that of the document it loaded.
 */
export function NonceProvider({ nonce, children }: NonceProviderProps) {
  useState(() => {
    if (nonce && typeof window !== "undefined") setNonce(nonce);
  });
  return children;
}
