"use client";

import { useReport } from "./_report/use-report.ts";
import { useRetry } from "./_screens/use-retry.ts";
import { Button } from "./_ui/button.tsx";
import { GatePage } from "./_ui/gate-page.tsx";

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** What stands where a page outside of the dashboard failed. */
export default function ErrorPage({ error, reset }: ErrorProps) {
  useReport(error);
  const retry = useRetry(reset);
  return (
    <GatePage
      title="This page could not be loaded"
      description="Something went wrong on our side. Nothing was changed."
      footer={error.digest && `Quote ${error.digest} when you ask for help.`}
    >
      <Button variant="primary" wide onClick={retry}>
        Try again
      </Button>
    </GatePage>
  );
}
