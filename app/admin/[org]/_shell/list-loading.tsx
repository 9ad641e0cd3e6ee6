import { Card } from "@/app/_ui/card.tsx";
import { Skeleton } from "@/app/_ui/skeleton.tsx";

/** The shape of a list with its heading while it comes. */
export function ListLoading({ label }: { label: string }) {
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">
        Loading {label}
      </span>
      <div className="mb-6 max-w-xs py-2">
        <Skeleton lines={2} />
      </div>
      <Card>
        <Skeleton lines={9} />
      </Card>
    </div>
  );
}
