type BarChartProps = {
  /** What is counted: «Requests per hour». */
  label: string;
  bars: readonly { label: string; value: number }[];
};

/** Counts over time as plain bars. Screen readers get the same numbers as a table. */
export function BarChart({ label, bars }: BarChartProps) {
  const top = Math.max(1, ...bars.map((bar) => bar.value));
  const step = 100 / Math.max(1, bars.length);
  return (
    <figure className="m-0">
      <div className="flex gap-2">
        <svg
          viewBox="0 0 100 40"
          preserveAspectRatio="none"
          aria-hidden="true"
          className="h-32 min-w-0 flex-1 border-b text-accent"
        >
          <path
            d="M0 .2H100M0 20H100"
            className="stroke-line"
            strokeWidth="1"
            vectorEffect="non-scaling-stroke"
          />
          {bars.map((bar, index) => {
            const height = (bar.value / top) * 40;
            return (
              <rect
                key={bar.label}
                x={(index * step + step * 0.14).toFixed(3)}
                y={(40 - height).toFixed(3)}
                width={(step * 0.72).toFixed(3)}
                height={height.toFixed(3)}
                fill="currentColor"
              >
                <title>{`${bar.label}: ${bar.value}`}</title>
              </rect>
            );
          })}
        </svg>
        <div
          aria-hidden="true"
          className="tabular -my-2 flex h-36 flex-col justify-between text-2xs text-faint"
        >
          <span>{top}</span>
          <span>0</span>
        </div>
      </div>
      <div aria-hidden="true" className="mt-1 flex justify-between pr-6 text-2xs text-faint">
        <span>{bars[0]?.label}</span>
        <span>{bars.length > 1 ? bars.at(-1)?.label : undefined}</span>
      </div>
      <table className="sr-only">
        <caption>{label}</caption>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.label}>
              <th scope="row">{bar.label}</th>
              <td>{bar.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
