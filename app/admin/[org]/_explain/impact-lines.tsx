import { CircleCheck, CircleMinus, CirclePlus } from "lucide-react";
import type { Impact, ImpactLine } from "@/lib/explain/compare-access.ts";
import { whatOf, whoOf } from "./impact-text.ts";

/** Who gains and who loses what by a change that is not made yet. */
export function ImpactLines({ impact }: { impact: Impact }) {
  const { gains, losses } = impact;
  if (gains.length === 0 && losses.length === 0) {
    return (
      <p className="flex items-start gap-2 text-sm text-muted">
        <CircleCheck className="mt-0.5 size-4 shrink-0 text-success-text" aria-hidden="true" />
        Nobody gains or loses anything by this.
      </p>
    );
  }
  return (
    <ul className="flex flex-col gap-2.5 text-sm">
      {gains.map((line) => (
        <Line key={keyOf(line)} line={line} kind="gain" />
      ))}
      {losses.map((line) => (
        <Line key={keyOf(line)} line={line} kind="loss" />
      ))}
    </ul>
  );
}

function Line({ line, kind }: { line: ImpactLine; kind: "gain" | "loss" }) {
  const Icon = kind === "gain" ? CirclePlus : CircleMinus;
  const tone = kind === "gain" ? "text-success-text" : "text-warning-text";
  return (
    <li className="flex items-start gap-2">
      <Icon className={`mt-0.5 size-4 shrink-0 ${tone}`} aria-hidden="true" />
      <div className="min-w-0">
        <p className="wrap-anywhere text-ink">
          {whoOf(line)} {verbOf(line, kind)} <strong>{whatOf(line)}</strong>
        </p>
        {line.names.length > 0 && (
          <p className="mt-0.5 text-xs wrap-anywhere text-muted">{namesOf(line)}</p>
        )}
      </div>
    </li>
  );
}

const verbOf = ({ people, domains, visitors }: ImpactLine, kind: "gain" | "loss"): string => {
  const isOne = people + domains === 1 && visitors.length === 0;
  if (kind === "gain") return isOne ? "gains" : "gain";
  return isOne ? "loses" : "lose";
};

function namesOf({ names, people, domains, visitors }: ImpactLine): string {
  const more = people + domains + visitors.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}

const keyOf = ({ collection, action }: ImpactLine): string => `${collection ?? ""}:${action ?? ""}`;
