"use client";

import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ProgressBar } from "@/app/_ui/progress-bar.tsx";
import type { ImportDetail } from "@/lib/import/imports/get-import.ts";
import { ImportSteps } from "./import-steps.tsx";
import { MappingForm } from "./mapping-form.tsx";
import { ReportCard } from "./report-card.tsx";
import { useProgress, useSteering } from "./use-steering.ts";

type ImportScreenProps = {
  readonly org: string;
  readonly detail: ImportDetail;
  /** Whether one looks with one's own eyes, and so may do something. */
  readonly isOwn: boolean;
};

const AT_WORK: readonly string[] = ["reading", "checking", "fetching", "running", "undoing"];

/** One import: the step that it is at, and what can be done there. */
export function ImportScreen({ org, detail, isOwn }: ImportScreenProps) {
  const { step, halt } = detail;
  const isAtWork = halt === null && AT_WORK.includes(step);
  useProgress(isAtWork);
  const isJudged = ["checked", "fetching", "running", "done", "undoing", "undone"].includes(step);
  return (
    <>
      <ImportSteps step={step} />
      <div className="flex flex-col gap-6">
        <Standing {...{ org, detail, isOwn, isAtWork }} />
        {step === "mapping" && <MappingForm {...{ org, detail, isOwn }} />}
        {isJudged && <ReportCard {...{ org, detail, isOwn }} />}
        {step === "checked" && isOwn && <Again {...{ org, detail, isOwn }} />}
      </div>
    </>
  );
}

/** @NOTE Whoever does not like what the check says maps anew, below it. */
const Again = (props: ImportScreenProps) => (
  <details className="group">
    <summary className="cursor-pointer text-sm font-medium text-accent-text">
      Change what becomes of it
    </summary>
    <div className="mt-4">
      <MappingForm {...props} />
    </div>
  </details>
);

type StandingProps = ImportScreenProps & { readonly isAtWork: boolean };

function Standing({ org, detail, isOwn, isAtWork }: StandingProps) {
  const { step, halt, reason } = detail;
  if (halt === null && !isAtWork) return null;
  const goesOn = AT_WORK.includes(step) && halt !== "cancelled";
  return (
    <Card footer={isOwn && goesOn && <Buttons {...{ org, detail }} />}>
      <div className="flex flex-col gap-4" aria-live="polite">
        {halt === "failed" && (
          <Callout tone="danger" title="It stopped">
            {reason}
          </Callout>
        )}
        {halt === "cancelled" ? (
          <Callout>It was cancelled. What came in stays.</Callout>
        ) : (
          <HowFar detail={detail} />
        )}
        {isAtWork && (
          <p className="text-sm text-muted">It goes on by itself; you may leave this page.</p>
        )}
      </div>
    </Card>
  );
}

function HowFar({ detail: { step, done, total, files } }: Pick<ImportScreenProps, "detail">) {
  const label = WORDS[step] ?? "Working";
  if (step === "reading" || step === "undoing") {
    return <ProgressBar label={label} note={total > 0 ? `${total} items` : undefined} />;
  }
  const [value, max] = step === "fetching" ? [files.kept + files.failed, files.all] : [done, total];
  return <ProgressBar {...{ label, value }} max={Math.max(1, max)} note={`${value} of ${max}`} />;
}

function Buttons({ org, detail: { id, step, halt, canResume } }: Omit<ImportScreenProps, "isOwn">) {
  const { steer, isBusy, wanted } = useSteering(org, id);
  const deed = halt === null ? "pause" : "resume";
  return (
    <>
      {step !== "undoing" && (
        <Button variant="ghost" disabled={isBusy} onClick={() => steer("cancel")}>
          Cancel the import
        </Button>
      )}
      {(halt === null || canResume) && (
        <Button disabled={isBusy} loading={wanted === deed} onClick={() => steer(deed)}>
          {halt === null ? "Pause" : "Resume"}
        </Button>
      )}
    </>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  reading: "Reading the file",
  checking: "Finding out what would become of each item",
  fetching: "Fetching files",
  running: "Importing",
  undoing: "Putting into the bin what was created",
};
