import { CircleCheck, CircleDashed, CircleMinus, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "@/app/_ui/badge.tsx";
import { Card } from "@/app/_ui/card.tsx";
import type { CollectionDescription } from "@/lib/catalogue/collections.ts";
import type { Explanation, FieldAnswer } from "@/lib/explain/explanation.ts";

type FieldsCardProps = {
  explanation: Explanation;
  collections: readonly CollectionDescription[];
};

/** Field by field what is shown, or may be written. */
export function FieldsCard({ explanation, collections }: FieldsCardProps) {
  const { fields, action, collection } = explanation;
  if (fields.length === 0) return null;
  const described = collections.find(({ slug }) => slug === collection.slug)?.fields ?? [];
  const labels = new Map(described.map(({ name, label }) => [name, label]));
  const isRead = action === "read" || action === "read-draft";
  return (
    <Card title="Field by field" flush>
      <ul className="divide-y">
        {fields.map(({ name, state }) => {
          const { text, tone, icon } = STATES[state];
          return (
            <li
              key={name}
              className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2 text-sm sm:px-5"
              aria-current={name === explanation.field || undefined}
            >
              <span className={name === explanation.field ? "font-semibold" : ""}>
                {labels.get(name) ?? name}
              </span>
              <Badge tone={tone} icon={icon}>
                {text[isRead ? 0 : 1]}
              </Badge>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

type State = {
  /** For reading, and for writing. */
  readonly text: readonly [string, string];
  readonly tone: BadgeTone;
  readonly icon: ReactNode;
};

const STATES: Readonly<Record<FieldAnswer["state"], State>> = {
  open: { text: ["Shown", "May be set"], tone: "success", icon: <CircleCheck /> },
  some: { text: ["In some entries", "In some entries"], tone: "info", icon: <CircleDashed /> },
  withheld: { text: ["Withheld here", "Not here"], tone: "warning", icon: <CircleMinus /> },
  closed: { text: ["Never shown", "Never"], tone: "neutral", icon: <CircleX /> },
  hidden: { text: ["Not told", "Not told"], tone: "neutral", icon: <CircleDashed /> },
};
