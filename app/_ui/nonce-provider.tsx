"use client";

import { setNonce } from "get-nonce";
import { createContext, useContext, useState } from "react";
import type { ReactNode } from "react";

const NonceContext = createContext<string | undefined>(undefined);

type NonceProviderProps = { nonce: string | undefined; children: ReactNode };

/**
 * Hands the page's CSP nonce to what must insert a `<style>` element: the scroll lock behind
 * dialogs and menus (through `get-nonce`), and anyone who asks `useNonce`.
 *
 * @NOTE The first nonce stays. A later render of the layout brings a newer one, but the policy that
 * the browser enforces is still that of the document it loaded.
 */
export function NonceProvider({ nonce, children }: NonceProviderProps) {
  const [first] = useState(() => {
    if (nonce && typeof window !== "undefined") setNonce(nonce);
    return nonce;
  });
  return <NonceContext value={first}>{children}</NonceContext>;
}

/** The nonce of the loaded document, or undefined outside a `NonceProvider`. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
