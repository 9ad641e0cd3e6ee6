import type { UsagePoint } from "@/lib/usage/list-domain-usage.ts";

type UsageChartProps = { label: string; points: readonly UsagePoint[]; step: "hour" | "day" };

/** Requests over time: answered, failed and limited ones on top of each other, and as a table. */
export function UsageChart({ label, points, step }: UsageChartProps) {
  const top = Math.max(1, ...points.map(({ requests }) => requests));
  const width = 100 / Math.max(1, points.length);
  return (
    <figure className="m-0">
      <div className="flex gap-2">
        <svg
          viewBox="0 0 100 40"
          preserveAspectRatio="none"
          aria-hidden="true"
          className="h-36 min-w-0 flex-1 border-b"
        >
          <path
            d="M0 .2H100M0 20H100"
            className="stroke-line"
            strokeWidth="1"
            vectorEffect="non-scaling-stroke"
          />
          {points.map((point, index) => (
            <Bar key={point.at} {...{ point, top, width, step }} x={index * width} />
          ))}
        </svg>
        <div
          aria-hidden="true"
          className="tabular -my-2 flex h-40 w-8 flex-col justify-between text-2xs text-faint"
        >
          <span>{top}</span>
          <span>0</span>
        </div>
      </div>
      <div aria-hidden="true" className="mt-1 flex justify-between pr-10 text-2xs text-faint">
        <span>{points[0] && stepText(points[0].at, step)}</span>
        <span>{step === "hour" ? "this hour" : "today"} (UTC)</span>
      </div>
      <Legend />
      <PointTable {...{ label, points, step }} />
    </figure>
  );
}

type BarProps = {
  point: UsagePoint;
  top: number;
  x: number;
  width: number;
  step: UsageChartProps["step"];
};

function Bar({ point, top, x, width, step }: BarProps) {
  const { answered, failed, limited } = partsOf(point);
  return (
    <g>
      <title>{`${stepText(point.at, step)}: ${answered} answered, ${failed} failed, ${limited} limited`}</title>
      {layersOf(point).map(({ name, fill, from, count }) => (
        <rect
          key={name}
          x={(x + width * 0.14).toFixed(3)}
          y={(40 - ((from + count) / top) * 40).toFixed(3)}
          width={(width * 0.72).toFixed(3)}
          height={((count / top) * 40).toFixed(3)}
          className={fill}
        />
      ))}
    </g>
  );
}

/** What lies on top of what, from the ground up. */
function layersOf(point: UsagePoint) {
  const parts = partsOf(point);
  return SERIES.map(({ name, fill }, index) => ({
    name,
    fill,
    count: parts[name],
    from: SERIES.slice(0, index).reduce((sum, below) => sum + parts[below.name], 0),
  })).filter(({ count }) => count > 0);
}

function Legend() {
  return (
    <ul aria-hidden="true" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {SERIES.map(({ name, label, fill }) => (
        <li key={name} className="inline-flex items-center gap-1.5">
          <svg viewBox="0 0 8 8" className="size-2">
            <rect width="8" height="8" rx="2" className={fill} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function PointTable({ label, points, step }: UsageChartProps) {
  return (
    // A table keeps its width however narrow it is told to be; its frame does not.
    <div className="sr-only">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{step === "hour" ? "Hour" : "Day"}</th>
            {SERIES.map(({ name, label: header }) => (
              <th key={name} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row">{stepText(point.at, step)}</th>
              {SERIES.map(({ name }) => (
                <td key={name}>{partsOf(point)[name]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const partsOf = ({ requests, failed, limited }: UsagePoint) => ({
  answered: Math.max(0, requests - failed - limited),
  failed,
  limited,
});

/** «21 Nov 14:00» or «21 Nov», in UTC as the steps are. */
function stepText(at: string, step: UsageChartProps["step"]): string {
  const date = new Date(at);
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return step === "day" ? day : `${day} ${at.slice(11, 16)}`;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const SERIES = [
  { name: "answered", label: "Answered", fill: "fill-accent" },
  { name: "failed", label: "Failed (4xx, 5xx)", fill: "fill-danger" },
  { name: "limited", label: "Limited (429)", fill: "fill-warning" },
] as const;
