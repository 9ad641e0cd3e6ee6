"use client";

import { CircleAlert, CircleCheck, Pause, Play, RotateCw, X } from "lucide-react";
import { byteText } from "@/app/_ui/byte-text.ts";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { Spinner } from "@/app/_ui/spinner.tsx";
import type { UploadRow, UploadState } from "./upload-row.ts";
import type { Uploads } from "./use-upload.ts";

type UploadLineProps = { readonly row: UploadRow; readonly uploads: Uploads };

/** One file of a queue: how far it is, what is wrong, and what can be done with it. */
export function UploadLine({ row, uploads }: UploadLineProps) {
  const { name, size, sent, state, problem } = row;
  return (
    <li className="relative flex items-center gap-2 py-1.5 pr-1.5 pl-3">
      <StateIcon state={state} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm text-ink" title={name}>
          {name}
        </p>
        <p className={problem === null ? "tabular text-xs text-muted" : "text-xs text-danger-text"}>
          {problem ?? `${words(state, size === 0 ? 1 : sent / size)} · ${byteText(size)}`}
        </p>
      </div>
      <LineButtons row={row} uploads={uploads} />
      {size > 0 && state !== "done" && state !== "failed" && (
        <svg className="absolute inset-x-0 bottom-0 h-0.5 w-full text-accent" aria-hidden="true">
          <rect width={`${(sent / size) * 100}%`} height="100%" fill="currentColor" />
        </svg>
      )}
    </li>
  );
}

function LineButtons({ row: { key, name, state }, uploads }: UploadLineProps) {
  const goesAgain = state === "paused" || state === "lost" || state === "failed";
  return (
    <>
      {(state === "sending" || state === "waiting") && (
        <IconButton
          size="sm"
          icon={<Pause />}
          label={`Pause ${name}`}
          onClick={() => uploads.pause(key)}
        />
      )}
      {goesAgain && (
        <IconButton
          size="sm"
          icon={state === "paused" ? <Play /> : <RotateCw />}
          label={`${state === "paused" ? "Resume" : "Try again"}: ${name}`}
          onClick={() => uploads.resume(key)}
        />
      )}
      {state !== "keeping" && (
        <IconButton
          size="sm"
          icon={<X />}
          label={`${state === "done" ? "Dismiss" : "Cancel"} ${name}`}
          onClick={() => uploads.cancel(key)}
        />
      )}
    </>
  );
}

function StateIcon({ state }: { state: UploadState }) {
  if (state === "done") {
    return <CircleCheck className="size-4 shrink-0 text-success" aria-hidden="true" />;
  }
  if (state === "failed" || state === "lost") {
    return <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden="true" />;
  }
  if (state === "paused" || state === "waiting") {
    return <Pause className="size-4 shrink-0 text-faint" aria-hidden="true" />;
  }
  return <Spinner />;
}

function words(state: UploadState, share: number): string {
  if (state === "sending") return `${Math.floor(share * 100)} %`;
  return {
    waiting: "Waiting",
    paused: "Paused",
    lost: "",
    keeping: "Keeping",
    done: "Done",
    failed: "",
  }[state];
}
