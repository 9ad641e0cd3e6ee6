"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import type { MovedAddress } from "@/lib/content/find-moved-address.ts";
import type { Moving } from "./use-moved-address.ts";

/** Asks whether visitors of the old address are led to the new one, before it is published there. */
export function MovedDialog({ moving }: { readonly moving: Moving }) {
  const { moved, answer } = moving;
  return moved === null ? null : <Asking key={moved.to} {...{ moved, answer }} />;
}

type AskingProps = { readonly moved: MovedAddress; readonly answer: Moving["answer"] };

function Asking({ moved: { from, to, hasBelow, mayLead }, answer }: AskingProps) {
  const [leads, setLeads] = useState(true);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && answer("stay")}
      title="Its address changes"
      description="Links to the old address, and search engines, still lead there."
      footer={
        <>
          <Button onClick={() => answer("stay")}>Keep writing</Button>
          <Button variant="primary" onClick={() => answer(mayLead && leads ? "lead" : "leave")}>
            Publish
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          <dt className="text-muted">Now</dt>
          <dd className="font-mono text-xs leading-5 wrap-anywhere">{from}</dd>
          <dt className="text-muted">Then</dt>
          <dd className="font-mono text-xs leading-5 wrap-anywhere">{to}</dd>
        </dl>
        {mayLead ? (
          <CheckboxField
            label="Lead visitors from the old address to the new one"
            help={
              hasBelow
                ? "The pages below it move along, and are led on too."
                : "Under Website, Redirects, this can be changed later."
            }
            checked={leads}
            onChange={({ target }) => setLeads(target.checked)}
          />
        ) : (
          <Callout tone="warning">
            Nothing will be found at the old address. Somebody who may change the website’s
            redirects can lead visitors on.
          </Callout>
        )}
      </div>
    </Dialog>
  );
}
