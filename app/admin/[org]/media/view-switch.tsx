"use client";

import { LayoutGrid, List } from "lucide-react";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { writeCookie } from "@/app/_ui/write-cookie.ts";
import { mediaViewCookie, type MediaView } from "./media-view.ts";

type ViewSwitchProps = {
  readonly org: string;
  readonly view: MediaView;
  readonly onView: (view: MediaView) => void;
};

/** Chooses how files are shown, and keeps the choice in this browser. */
export function ViewSwitch({ org, view, onView }: ViewSwitchProps) {
  return (
    <div role="group" aria-label="How files are shown" className="flex gap-1">
      {VIEWS.map(({ value, label, icon }) => (
        <IconButton
          key={value}
          {...{ label, icon }}
          aria-pressed={view === value}
          variant={view === value ? "secondary" : "ghost"}
          onClick={() => {
            writeCookie(mediaViewCookie, value, `/admin/${org}/media`);
            onView(value);
          }}
        />
      ))}
    </div>
  );
}

const VIEWS = [
  { value: "grid", label: "As pictures", icon: <LayoutGrid /> },
  { value: "list", label: "As a list", icon: <List /> },
] as const;
