import { cx } from "./cx.ts";

type SkeletonProps = { lines?: number | undefined; shape?: "text" | "block" | undefined };

/** The grey shape of what is about to come. Hidden from screen readers: the region says «busy». */
export function Skeleton({ lines = 3, shape = "text" }: SkeletonProps) {
  if (shape === "block") {
    return <div aria-hidden="true" className="h-32 animate-shimmer rounded-lg bg-hover" />;
  }
  return (
    <div aria-hidden="true" className="flex animate-shimmer flex-col gap-2.5">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={cx("h-3 rounded-sm bg-hover", widths[line % widths.length])} />
      ))}
    </div>
  );
}

const widths = ["w-11/12", "w-4/5", "w-full", "w-3/5"];
