"use client";

import { useGo } from "@/app/_ui/use-go.ts";
import type { Line } from "./line.ts";

type Choose = (line: Line, into: "here" | "tab") => void;

/** Does what a line says, once the palette is closed. What is not saved here is asked about first. */
export function useChoosing(onClose: () => void): Choose {
  const go = useGo();
  return ({ deed }, into) => {
    if ("to" in deed && into === "tab") {
      window.open(deed.to, "_blank", "noopener");
      return;
    }
    onClose();
    if ("run" in deed) deed.run();
    else if (deed.kind === "document") window.location.assign(deed.to);
    else go(deed.to);
  };
}
