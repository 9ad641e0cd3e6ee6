import { Skeleton } from "@/app/_ui/skeleton.tsx";

/** The shape of the overview while it is being put together. */
export default function OverviewLoading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-5">
      <span role="status" className="sr-only">
        Loading the overview
      </span>
      <div className="h-14 max-w-xs">
        <Skeleton lines={2} />
      </div>
      <Skeleton shape="block" />
      <Skeleton shape="block" />
    </div>
  );
}
