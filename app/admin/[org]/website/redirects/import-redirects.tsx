"use client";

import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { importRedirectsAction } from "../site-actions.ts";

type Done = Extract<Awaited<ReturnType<typeof importRedirectsAction>>, { ok: true }>["value"];

/** Takes many redirects over from lines; tells of each that was left out, and why. */
export function ImportRedirects({ org }: { org: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [lines, setLines] = useState("");
  const [replaces, setReplaces] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const taken = replaces ? "replace" : "keep";
    const result = await importRedirectsAction(org, { lines, taken });
    setBusy(false);
    setProblem(result.ok ? null : result.error.detail);
    setDone(result.ok ? result.value : null);
    if (result.ok) router.refresh();
  };
  return (
    <Dialog
      size="lg"
      title="Import redirects"
      description="One a line: the old address, the new one and, if it is not 301, the kind, with commas between."
      trigger={
        <Button size="sm" icon={<FileUp aria-hidden="true" />}>
          Import
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button type="submit" form="redirect-lines" variant="primary" loading={busy}>
            Import lines
          </Button>
        </>
      }
    >
      <form
        id="redirect-lines"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {problem !== null && <Callout tone="danger">{problem}</Callout>}
        {done !== null && <Report done={done} />}
        <TextArea
          mono
          rows={8}
          spellCheck={false}
          label="Lines"
          placeholder={"/old-page,/new-page\n/?p=12,/posts/hello\n/blog/*,/posts/*,302"}
          value={lines}
          onChange={(event) => setLines(event.target.value)}
        />
        <CheckboxField
          label="Replace redirects that are there already"
          checked={replaces}
          onChange={(event) => setReplaces(event.target.checked)}
        />
      </form>
    </Dialog>
  );
}

function Report({ done: { created, replaced, kept, refused } }: { done: Done }) {
  const counts = [`${created} added`, `${replaced} replaced`, `${kept} left as they were`];
  return (
    <Callout
      tone={refused.length > 0 ? "warning" : "success"}
      title={`${counts.join(", ")}${refused.length > 0 ? `, ${refused.length} left out` : ""}`}
    >
      {refused.length > 0 && (
        <ul className="max-h-40 list-disc overflow-y-auto pl-4">
          {refused.map(({ from, reason }, at) => (
            <li key={`${at}-${from}`}>
              <code className="font-mono text-xs wrap-anywhere">{from}</code>: {reason}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  );
}
