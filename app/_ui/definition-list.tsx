import type { ReactNode } from "react";

type DefinitionListProps = { items: readonly { term: string; value: ReactNode }[] };

/** Names and values of one thing: who made it, when, where it stands. */
export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-sm">
      {items.map((item) => (
        <div key={item.term} className="col-span-2 grid grid-cols-subgrid items-baseline">
          <dt className="text-muted">{item.term}</dt>
          <dd className="min-w-0 wrap-anywhere text-ink">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
