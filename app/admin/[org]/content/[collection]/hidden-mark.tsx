"use client";

import { EyeOff } from "lucide-react";
import { Tooltip } from "@/app/_ui/tooltip.tsx";

const REASON = "Your permissions show this field in other entries, but not in this one.";

/** Stands where a value is that one may read in other entries and not in this one. */
export function HiddenMark() {
  return (
    <Tooltip content={REASON}>
      <button
        type="button"
        className="inline-flex items-center gap-1 rounded-sm text-xs text-faint"
        aria-label={`Hidden. ${REASON}`}
      >
        <EyeOff className="size-3.5" aria-hidden="true" />
        hidden
      </button>
    </Tooltip>
  );
}
