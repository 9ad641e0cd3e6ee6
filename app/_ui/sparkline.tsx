type SparklineProps = {
  /** What the line shows and how it goes, in words: «Requests, last 24 hours, rising». */
  label: string;
  /** At least two values, oldest first. */
  values: readonly number[];
};

/** A word-sized line without axes, beside a number. */
export function Sparkline({ label, values }: SparklineProps) {
  if (values.length < 2) return null;
  const top = Math.max(...values);
  const low = Math.min(...values);
  const x = (index: number) => ((index / (values.length - 1)) * 96 + 2).toFixed(2);
  const y = (value: number) =>
    (top === low ? 14 : 26 - ((value - low) / (top - low)) * 24).toFixed(2);
  const line = values.map((value, index) => `${x(index)},${y(value)}`).join(" ");
  return (
    <svg
      viewBox="0 0 100 28"
      role="img"
      aria-label={label}
      className="h-7 w-24 shrink-0 text-accent"
    >
      <polygon points={`2,28 ${line} 98,28`} fill="currentColor" opacity="0.1" />
      <polyline
        points={line}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx="98" cy={y(values.at(-1) ?? 0)} r="2" fill="currentColor" />
    </svg>
  );
}
