"use client";

import { useEffect, useRef, useState } from "react";
import { cx } from "@/app/_ui/cx.ts";

type PreviewFrameProps = {
  readonly html: string;
  /** How wide the screen is that it is shown on, in CSS pixels. */
  readonly width: number;
};

type Shown = { readonly key: number; readonly html: string };

/**
 * A document of the website, at the width of a screen and as large as there is room. The next one is
 * made behind the one that is seen, and begins where that was scrolled to.
 * @NOTE No scripts run in it, so that it may keep its origin: images of the library ask who looks.
 */
export function PreviewFrame({ html, width }: PreviewFrameProps) {
  const room = useRef<HTMLDivElement>(null);
  const [frames, setFrames] = useState<readonly Shown[]>([{ key: 0, html }]);
  const last = frames.at(-1);
  if (last !== undefined && last.html !== html) {
    setFrames([...frames.slice(-1), { key: last.key + 1, html }]);
  }
  useEffect(() => {
    const element = room.current;
    if (element === null) return;
    const fit = () => {
      const scale = Math.min(1, element.clientWidth / width);
      element.style.setProperty("--frame-width", `${width}px`);
      element.style.setProperty("--frame-height", `${element.clientHeight / scale}px`);
      element.style.setProperty("--frame-scale", String(scale));
    };
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    fit();
    return () => observer.disconnect();
  }, [width]);

  const show = (frame: HTMLIFrameElement, key: number) => {
    const before = frame.parentElement?.querySelector("iframe");
    if (before !== frame) frame.contentWindow?.scrollTo(0, before?.contentWindow?.scrollY ?? 0);
    setFrames((now) => now.filter((one) => one.key >= key));
  };
  return (
    <div ref={room} className="relative size-full overflow-hidden bg-canvas">
      {frames.map(({ key, html: document }, at) => (
        <iframe
          key={key}
          title="Preview"
          sandbox="allow-same-origin"
          srcDoc={document}
          onLoad={({ currentTarget }) => show(currentTarget, key)}
          className={cx(
            "absolute top-0 left-1/2 h-(--frame-height) w-(--frame-width) origin-top -translate-x-1/2 scale-(--frame-scale) border-0 bg-white",
            at > 0 && "invisible",
          )}
        />
      ))}
    </div>
  );
}
