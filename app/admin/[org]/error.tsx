"use client";

import { useReport } from "@/app/_report/use-report.ts";
import { useRetry } from "@/app/_screens/use-retry.ts";
import { ErrorState } from "@/app/_ui/error-state.tsx";
import { BackButton } from "./_shell/back-button.tsx";

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** What stands where a screen failed; the shell stays, and so does everything else. */
export default function SectionError({ error, reset }: ErrorProps) {
  useReport(error);
  const retry = useRetry(reset);
  return (
    <>
      <h1 className="sr-only">Error</h1>
      <ErrorState
        title="This screen could not be loaded"
        onRetry={retry}
        action={<BackButton />}
        requestId={error.digest}
      >
        Something went wrong on our side, or the database is out of reach for a moment. Nothing was
        changed.
      </ErrorState>
    </>
  );
}
