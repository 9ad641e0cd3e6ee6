"use client";

import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { ToastProvider } from "./toast.tsx";

/** Everything the components of the dashboard need above them; stands once, in its layout. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
      <ToastProvider>{children}</ToastProvider>
    </Tooltip.Provider>
  );
}
