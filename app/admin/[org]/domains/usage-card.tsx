import { Card } from "@/app/_ui/card.tsx";
import { Tabs } from "@/app/_ui/tabs.tsx";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { listDomainUsage, type UsagePoint } from "@/lib/usage/list-domain-usage.ts";
import { UsageChart } from "./usage-chart.tsx";
import { usageSpan } from "./usage-span.ts";

/** How often a domain asked, and what came of it. */
export async function UsageCard({ org, domainId }: { org: string; domainId: string }) {
  const load = (step: "hour" | "day", count: number) =>
    loadPage(listDomainUsage, org, usageSpan(domainId, { step, count }));
  const [hours, days] = await Promise.all([load("hour", 48), load("day", 30)]);
  return (
    <Card title="Requests" description="Counted within a minute; times in UTC.">
      <Tabs
        label="Requests"
        tabs={[
          panelOf({ step: "hour", label: "48 hours", points: hours.points }),
          panelOf({ step: "day", label: "30 days", points: days.points }),
        ]}
      />
    </Card>
  );
}

type Span = { step: "hour" | "day"; label: string; points: readonly UsagePoint[] };

function panelOf({ step, label, points }: Span) {
  const sum = (name: "requests" | "failed" | "limited") =>
    points.reduce((total, point) => total + point[name], 0);
  const total = sum("requests");
  if (total === 0) return { id: step, label, panel: <NoRequest label={label} /> };
  return {
    id: step,
    label,
    panel: (
      <div className="flex flex-col gap-4">
        <p className="text-sm text-muted">
          <strong className="tabular text-lg font-semibold text-ink">{textOf(total)}</strong>{" "}
          requests in {label}, {textOf(sum("limited"))} of them limited and {textOf(sum("failed"))}{" "}
          failed
        </p>
        <UsageChart label={`Requests in ${label}`} {...{ points, step }} />
      </div>
    ),
  };
}

const textOf = (count: number): string => count.toLocaleString("en-GB");

function NoRequest({ label }: { label: string }) {
  return (
    <p className="py-6 text-center text-sm text-muted">
      No request in {label}. Its first one with a token appears here within a minute.
    </p>
  );
}
