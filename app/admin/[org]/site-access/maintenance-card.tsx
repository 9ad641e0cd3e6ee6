"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTimeZone } from "@/app/_screens/fields/use-time-zone.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useFollow } from "@/app/_ui/use-follow.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { changeMaintenanceAction } from "./actions.ts";
import { localIn } from "./local-in.ts";

type MaintenanceCardProps = {
  readonly org: string;
  readonly name: string;
  readonly text: string;
  readonly backAt: string | null;
  readonly canChange: boolean;
};

/** What visitors without access read, and when the website will be back; with a preview. */
export function MaintenanceCard(props: MaintenanceCardProps) {
  const { name, canChange } = props;
  const form = useMaintenance(props);
  const { text, setText, until, setUntil, errors, problem, busy, isChanged, zone } = form;
  const guard = useUnsavedGuard({ when: isChanged });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      {guard}
      <Card
        title="Maintenance page"
        description="Where visitors without access land."
        footer={
          canChange && (
            <Button type="submit" variant="primary" loading={busy} disabled={!isChanged}>
              Save page
            </Button>
          )
        }
      >
        <div className="flex flex-col gap-4">
          {problem !== null && <Callout tone="danger">{problem}</Callout>}
          <TextArea
            rows={3}
            optional
            label="In your words"
            help="Plain text; an empty line begins a new paragraph. Empty, ours stand there."
            disabled={!canChange}
            value={text}
            error={errors["text"]}
            onChange={(event) => setText(event.target.value)}
          />
          <TextField
            optional
            label="Back at"
            type="datetime-local"
            help={`By the clocks in ${zone.replaceAll("_", " ")}. Search engines are told to come again then; nothing opens by itself.`}
            disabled={!canChange}
            value={until}
            error={errors["backAt"]}
            onChange={(event) => setUntil(event.target.value)}
          />
          <Preview {...{ name, text, until }} />
        </div>
      </Card>
    </form>
  );
}

function Preview({ name, text, until }: { name: string; text: string; until: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim() !== "");
  return (
    <figure className="m-0 rounded-md border bg-sunken p-4">
      <figcaption className="text-xs text-muted">Visitors read</figcaption>
      <p className="mt-2 text-base font-semibold text-ink">{name}</p>
      {(paragraphs.length === 0 ? [OURS] : paragraphs).map((part) => (
        <p
          key={part}
          dir="auto"
          className="mt-1 text-sm wrap-anywhere whitespace-pre-line text-muted"
        >
          {part}
        </p>
      ))}
      {until !== "" && <p className="mt-2 text-sm text-ink">{`Back ${dayText(until)}.`}</p>}
    </figure>
  );
}

const OURS = "This site is closed to visitors for now. People who work on it can still see it.";

const dayText = (local: string): string => {
  const at = new Date(local);
  if (Number.isNaN(at.getTime())) return local;
  return new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "short" }).format(at);
};

function useMaintenance({ org, text: saved, backAt }: MaintenanceCardProps) {
  const router = useRouter();
  const toast = useToast();
  const zone = useTimeZone();
  const [text, setText] = useState(saved);
  const [typed, setTyped] = useState<string | null>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const current = { text: saved, backAt };
  const [base, setBase] = useState(current);
  const savedUntil = base.backAt === null ? "" : localIn(base.backAt, zone);
  const until = typed ?? savedUntil;
  const isChanged = text !== base.text || until !== savedUntil;
  const [sent, setSent] = useState({ text, until });
  const take = (theirs: typeof base) => {
    setBase(theirs);
    if (isChanged && (text !== sent.text || until !== sent.until)) return;
    setText(theirs.text);
    setTyped(null);
  };
  // @NOTE What was typed since it was sent stays, and is measured by what came back.
  useFollow({ current, isDirty: false, take });
  const submit = async () => {
    setBusy(true);
    setSent({ text, until });
    const isKept = until === savedUntil;
    const typedMoment = until === "" ? null : { local: until, zone };
    const moment = isKept ? base.backAt : typedMoment;
    const result = await changeMaintenanceAction(org, { text, backAt: moment });
    setBusy(false);
    const issues = result.ok ? [] : result.error.issues;
    setErrors(Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message])));
    setProblem(result.ok || issues.length > 0 ? null : result.error.detail);
    if (!result.ok) return;
    toast({ title: "Saved", description: "Visitors read it from now on." });
    router.refresh();
  };
  return {
    ...{ text, setText, until, setUntil: setTyped, errors, problem, busy, isChanged, zone, submit },
  };
}
