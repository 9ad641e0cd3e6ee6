import { CircleCheck, CircleDashed, CircleMinus, CircleX } from "lucide-react";
import type { ReactNode } from "react";

export type MarkKind = "yes" | "no" | "open" | "none";

type MarkedProps = { kind: MarkKind; children: ReactNode; inside?: ReactNode };

/** One line of the way, with a sign before it; its words say the same. */
export function Marked({ kind, children, inside }: MarkedProps) {
  const { Icon, tone } = SIGNS[kind];
  return (
    <li className="flex items-start gap-2 text-sm">
      <Icon className={`mt-0.5 size-4 shrink-0 ${tone}`} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <div className="wrap-anywhere text-ink">{children}</div>
        {inside}
      </div>
    </li>
  );
}

const SIGNS = {
  yes: { Icon: CircleCheck, tone: "text-success-text" },
  no: { Icon: CircleX, tone: "text-danger-text" },
  open: { Icon: CircleDashed, tone: "text-info-text" },
  none: { Icon: CircleMinus, tone: "text-faint" },
} as const;
