type ProgressBarProps = {
  label: string;
  /** From 0 to `max`; leave out while the length is unknown. */
  value?: number | undefined;
  max?: number | undefined;
  /** A quiet text at the right: «120 of 400 pages». */
  note?: string | undefined;
};

/** How far a long task is. Drawn with SVG, whose widths need no inline style. */
export function ProgressBar({ label, value, max = 100, note }: ProgressBarProps) {
  const share = value === undefined ? undefined : Math.min(100, Math.max(0, (value / max) * 100));
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span className="font-medium text-ink">{label}</span>
        <span className="tabular text-xs text-muted">
          {note ?? (share === undefined ? undefined : `${Math.floor(share)} %`)}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={note}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        {share === undefined ? (
          <div className="h-full w-1/4 animate-travel rounded-full bg-accent" />
        ) : (
          <svg className="block size-full text-accent" aria-hidden="true">
            <rect width={`${share}%`} height="100%" rx="3" fill="currentColor" />
          </svg>
        )}
      </div>
    </div>
  );
}
