"use client";

import { Download } from "lucide-react";
import { Button } from "@/app/_ui/button.tsx";
import { byteText } from "@/app/_ui/byte-text.ts";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ProgressBar } from "@/app/_ui/progress-bar.tsx";
import { useArchive, type Taking } from "./use-archive.ts";

type TakeArchiveProps = { readonly org: string; readonly isLarge: boolean };

/** Takes the archive, and tells how far it is; a large one the browser saves by itself. */
export function TakeArchive({ org, isLarge }: TakeArchiveProps) {
  const address = `/admin/${org}/export/archive`;
  const { taking, take, takeByBrowser, stop } = useArchive(address);
  const isUnderWay = taking.state === "collecting" || taking.state === "receiving";
  return (
    <Card title="Archive" level={2}>
      <p className="mb-4 text-sm text-muted">
        One .tar.gz of the state at this moment, with a digest of each part and of all.
      </p>
      <div className="flex flex-col gap-4">
        {isLarge ? (
          <Button variant="primary" onClick={() => void takeByBrowser()}>
            <Download aria-hidden="true" /> Download the archive
          </Button>
        ) : (
          <div className="flex gap-2">
            <Button variant="primary" loading={isUnderWay} onClick={() => void take()}>
              <Download aria-hidden="true" /> Download the archive
            </Button>
            {isUnderWay && <Button onClick={stop}>Stop</Button>}
          </div>
        )}
        <Told taking={taking} />
      </div>
    </Card>
  );
}

function Told({ taking }: { taking: Taking }) {
  switch (taking.state) {
    case "none":
      return null;
    case "collecting":
      return <ProgressBar label="Collecting" note="rows of one moment" />;
    case "receiving":
      return <ProgressBar label="Receiving" note={byteText(taking.bytes)} />;
    case "done":
      return (
        <Callout tone="success" title={`Saved ${taking.name}, ${byteText(taking.bytes)}`}>
          Digest: <code className="wrap-anywhere">{taking.digest}</code>
        </Callout>
      );
    case "failed":
      return (
        <Callout tone="danger" title="The archive was not taken">
          {taking.reason}
        </Callout>
      );
  }
}
