"use client";

import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { NonceProvider } from "./nonce-provider.tsx";
import { ToastProvider } from "./toast.tsx";

type UiProviderProps = { nonce: string | undefined; children: ReactNode };

/** Everything the components need above them; stands once, in the root layout. */
export function UiProvider({ nonce, children }: UiProviderProps) {
  return (
    <NonceProvider nonce={nonce}>
      <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
        <ToastProvider>{children}</ToastProvider>
      </Tooltip.Provider>
    </NonceProvider>
  );
}
