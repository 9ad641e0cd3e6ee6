"use client";

import { Download } from "lucide-react";
import { Button } from "@/app/_ui/button.tsx";
import { CopyButton } from "@/app/_ui/copy-button.tsx";

/** Ten recovery codes, now and never again. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const text = codes.join("\n");
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">
        If you lose your phone or your keys, one of these lets you in; each works once. Keep them
        where you keep what matters. They are not shown again.
      </p>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-md border bg-sunken px-4 py-3 text-center font-mono text-sm text-ink"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text value={text} label="Copy all" />
        <Button size="sm" icon={<Download aria-hidden="true" />} onClick={() => download(text)}>
          Download
        </Button>
        <span className="ml-auto">
          <Button variant="primary" onClick={onDone}>
            I have kept them
          </Button>
        </span>
      </div>
    </div>
  );
}

function download(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: "text/plain" }));
  link.download = "gatehouse-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(link.href);
}
