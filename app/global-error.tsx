"use client";

import "./globals.css";
import { useReport } from "./_report/use-report.ts";
import { Button } from "./_ui/button.tsx";
import { GatePage } from "./_ui/gate-page.tsx";

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** The last net: what stands when even the frame around all pages failed. */
export default function GlobalErrorPage({ error, reset }: ErrorProps) {
  useReport(error);
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Gatehouse</title>
        <GatePage
          title="Something went wrong"
          description="Gatehouse could not show this page. Nothing was changed."
          footer={error.digest && `Quote ${error.digest} when you ask for help.`}
        >
          <Button variant="primary" wide onClick={reset}>
            Try again
          </Button>
        </GatePage>
      </body>
    </html>
  );
}
