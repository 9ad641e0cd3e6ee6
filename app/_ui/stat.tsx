import { Minus, TrendingDown, TrendingUp } from "lucide-react";
import { Link } from "./link.tsx";
import type { ReactNode } from "react";

type StatProps = {
  label: string;
  value: ReactNode;
  /** A quiet line below: what the number counts, since when. */
  hint?: ReactNode;
  trend?: { direction: "up" | "down" | "flat"; text: string } | undefined;
  /** Where the whole card leads. */
  href?: string | undefined;
  icon?: ReactNode;
  /** A `Sparkline`. */
  chart?: ReactNode;
};

/** One number that matters, with its meaning. */
export function Stat({ label, value, hint, trend, href, icon, chart }: StatProps) {
  return (
    <div className="relative flex min-w-0 flex-col rounded-lg border bg-surface p-4 shadow-card transition-colors has-[a:hover]:border-line-strong">
      <div className="flex items-center gap-2 text-muted [&_svg]:size-4">
        {icon && <span aria-hidden="true">{icon}</span>}
        <p className="min-w-0 truncate text-sm">
          {href ? (
            <Link href={href} className="rounded-sm after:absolute after:inset-0 hover:text-ink">
              {label}
            </Link>
          ) : (
            label
          )}
        </p>
      </div>
      <div className="mt-1.5 flex items-end justify-between gap-3">
        <p className="tabular min-w-0 truncate text-2xl font-semibold tracking-tight text-ink">
          {value}
        </p>
        {chart}
      </div>
      {(hint || trend) && (
        <div className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-muted">
          {trend && (
            <span className="inline-flex items-center gap-1 font-medium text-ink [&_svg]:size-3.5">
              {marks[trend.direction]}
              {trend.text}
            </span>
          )}
          {hint && <span className="min-w-0">{hint}</span>}
        </div>
      )}
    </div>
  );
}

const marks = {
  up: <TrendingUp aria-label="Up" />,
  down: <TrendingDown aria-label="Down" />,
  flat: <Minus aria-label="Unchanged" />,
};
