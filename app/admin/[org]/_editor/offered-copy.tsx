"use client";

import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { useLocalCopy } from "./use-local-copy.ts";

/** Offers back what was written here before and never saved. */
export function OfferedCopy({ copy }: { readonly copy: ReturnType<typeof useLocalCopy> }) {
  const { offered, take, drop } = copy;
  if (offered === null) return null;
  return (
    <div className="mb-5">
      <Callout
        tone="warning"
        title="There is text of yours that was not saved"
        action={
          <>
            <Button size="sm" onClick={drop}>
              Throw it away
            </Button>
            <Button size="sm" variant="primary" onClick={() => take(offered)}>
              Take it back
            </Button>
          </>
        }
      >
        It was written <RelativeTime value={new Date(offered.at)} /> and kept in this browser.
      </Callout>
    </div>
  );
}
