import { BarChart } from "@/app/_ui/bar-chart.tsx";
import { Card } from "@/app/_ui/card.tsx";
import type { ClientErrorCounts } from "@/lib/client-errors/count-client-errors.ts";

/** How often browsers reported something lately. */
export function SeenCard({ counts: { days, open } }: { counts: ClientErrorCounts }) {
  const sum = days.reduce((total, { count }) => total + count, 0);
  return (
    <Card
      title="The last 14 days"
      description={`Seen ${times(sum)}. ${counted(open.error, "error")} and ${counted(open.csp, "refusal")} are open.`}
    >
      <BarChart
        label="Reports of browsers by day"
        bars={days.map(({ day, count }) => ({ label: dayText(day), value: count }))}
      />
    </Card>
  );
}

const times = (count: number): string =>
  count === 1 ? "once" : `${count.toLocaleString("en-GB")} times`;

const counted = (count: number, word: string): string =>
  `${count.toLocaleString("en-GB")} ${word}${count === 1 ? "" : "s"}`;

const dayText = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
