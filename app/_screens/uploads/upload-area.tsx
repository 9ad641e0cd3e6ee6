"use client";

import { UploadCloud } from "lucide-react";
import { useId, useRef } from "react";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { cx } from "@/app/_ui/cx.ts";
import { useFileDrop } from "./use-file-drop.ts";

type UploadAreaProps = {
  /** On the button: «Choose a file». */
  readonly label: string;
  /** What may be given, and how large. */
  readonly children?: ReactNode;
  /** As `<input accept>` takes it: `.csv,.json`. It narrows what is offered, not what is accepted. */
  readonly accept?: string | undefined;
  /** One file, or any number. */
  readonly count?: "one" | "many" | undefined;
  readonly disabled?: boolean | undefined;
  /** Takes less room, as below a list. */
  readonly dense?: boolean | undefined;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Where files are dropped, or chosen by a button. */
export function UploadArea(props: UploadAreaProps) {
  const { label, children, accept, count = "many", disabled = false, dense, onFiles } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]) => {
    const wanted = count === "one" ? files.slice(0, 1) : files;
    if (wanted.length > 0 && !disabled) onFiles(wanted);
  };
  const { isOver, zone } = useFileDrop((dropped) => take(dropped.map(({ file }) => file)));
  return (
    <div
      {...zone}
      className={cx(
        "flex flex-col items-center gap-3 rounded-lg border border-dashed px-4 text-center transition-colors",
        dense ? "py-3" : "py-8",
        isOver && !disabled ? "border-accent bg-accent-soft" : "border-line-strong bg-sunken/60",
      )}
    >
      {!dense && <UploadCloud className="size-6 text-faint" aria-hidden="true" />}
      <div className="flex flex-wrap items-baseline justify-center gap-x-2 gap-y-1 text-sm text-muted">
        <Button
          size="sm"
          disabled={disabled}
          aria-describedby={id}
          onClick={() => input.current?.click()}
        >
          {label}
        </Button>
        <span>or drop {count === "one" ? "it" : "them"} here</span>
      </div>
      <div id={id} className="max-w-prose text-xs text-pretty text-muted empty:hidden">
        {children}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={count === "many"}
        aria-label={label}
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          // The same file again is a change, too.
          target.value = "";
        }}
      />
    </div>
  );
}
