import { ChevronLeft, ChevronRight } from "lucide-react";
import { Link } from "./link.tsx";
import type { ReactNode } from "react";
import { buttonStyle } from "./button-style.ts";
import { cx } from "./cx.ts";

type PaginationProps = {
  /** What is paged: «Audit events». */
  label: string;
  newer?: string | undefined;
  older?: string | undefined;
  /** A quiet note at the left, such as «50 of 1,204». */
  note?: ReactNode;
  /** What the two ways are called where the list is not one of times. */
  words?: readonly [back: string, onwards: string] | undefined;
};

const OF_TIMES = ["Newer", "Older"] as const;

/** Steps through a list that is paged by key: towards the newer and the older end. */
export function Pagination({ label, newer, older, note, words = OF_TIMES }: PaginationProps) {
  if (!newer && !older && !note) return null;
  return (
    <nav aria-label={`${label}, pages`} className="flex items-center justify-between gap-4 py-2">
      <span className="tabular text-xs text-muted">{note}</span>
      {(newer ?? older) !== undefined && (
        <span className="flex gap-2">
          <Step href={newer}>
            <ChevronLeft aria-hidden="true" />
            {words[0]}
          </Step>
          <Step href={older}>
            {words[1]}
            <ChevronRight aria-hidden="true" />
          </Step>
        </span>
      )}
    </nav>
  );
}

function Step({ href, children }: { href: string | undefined; children: ReactNode }) {
  const look = buttonStyle({ size: "sm" });
  return href ? (
    <Link href={href} className={look}>
      {children}
    </Link>
  ) : (
    <span role="link" aria-disabled="true" className={cx(look, "opacity-50")}>
      {children}
    </span>
  );
}
