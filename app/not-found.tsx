import { GatePage } from "./_ui/gate-page.tsx";

/** What stands where nothing does. Says the same for everything that is not there. */
export default function NotFoundPage() {
  return (
    <GatePage
      title="Not found"
      description="There is nothing at this address. It may have moved, or it was never here."
    />
  );
}
