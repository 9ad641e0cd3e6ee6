"use client";

import { Monitor, Smartphone } from "lucide-react";
import { useState } from "react";
import { cx } from "@/app/_ui/cx.ts";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { Spinner } from "@/app/_ui/spinner.tsx";
import type { LoadPreview, Preview } from "./preview.ts";
import { PreviewFrame } from "./preview-frame.tsx";
import { usePreview } from "./use-preview.ts";

type PreviewPaneProps = {
  /** Says whether something else is to be shown: the values of the form, as a text. */
  readonly asked: string;
  readonly load: LoadPreview;
};

const SCREENS = [
  { name: "Desktop", width: 1280, icon: <Monitor /> },
  { name: "Phone", width: 390, icon: <Smartphone /> },
] as const;

/** What stands in a form as the website would show it, beside the form. */
export function PreviewPane({ asked, load }: PreviewPaneProps) {
  const [screen, setScreen] = useState<(typeof SCREENS)[number]>(SCREENS[0]);
  const { preview, problem, busy } = usePreview(asked, load);
  return (
    <section
      aria-label="Preview"
      className="flex h-[36rem] min-w-0 flex-col overflow-hidden rounded-lg border bg-surface shadow-card xl:sticky xl:top-18 xl:h-[calc(100dvh-6rem)]"
    >
      <div className="flex min-h-10 items-center gap-1 border-b px-3">
        <h2 className="flex-1 text-sm font-medium text-ink">Preview</h2>
        {busy && <Spinner />}
        {SCREENS.map((one) => (
          <IconButton
            key={one.name}
            size="sm"
            icon={one.icon}
            label={one.name}
            aria-pressed={one === screen}
            variant={one === screen ? "secondary" : "ghost"}
            onClick={() => setScreen(one)}
          />
        ))}
      </div>
      <div role="status" className={cx("text-xs", "empty:hidden")}>
        {notesOn(preview, problem).map((note) => (
          <p key={note} className="border-b bg-sunken px-3 py-1.5 text-muted">
            {note}
          </p>
        ))}
      </div>
      <div className="min-h-0 flex-1">
        {preview !== null && <PreviewFrame html={preview.html} width={screen.width} />}
      </div>
    </section>
  );
}

function notesOn(preview: Preview | null, problem: string | null): readonly string[] {
  const { left = 0, hasForeign = false } = preview ?? {};
  return [
    ...(problem === null ? [] : [problem]),
    ...(left === 0
      ? []
      : [
          left === 1
            ? "One block is not complete and not shown."
            : `${left} blocks are not complete and not shown.`,
        ]),
    ...(hasForeign ? ["Images of other websites are shown on the website, and not here."] : []),
  ];
}
