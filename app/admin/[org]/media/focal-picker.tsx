"use client";

import { useId } from "react";
import type { KeyboardEvent, PointerEvent } from "react";

/** From the left and from above, between 0 and 1. */
export type FocalPoint = { readonly x: number; readonly y: number };

type FocalPickerProps = {
  readonly src: string;
  readonly alt: string;
  readonly focal: FocalPoint;
  /** Null: it is only shown. */
  readonly onFocal: ((point: FocalPoint) => void) | null;
};

/** An image with the point that a cut keeps in its middle: pressed with the mouse, or moved by arrow keys. */
export function FocalPicker({ src, alt, focal, onFocal }: FocalPickerProps) {
  const id = useId();
  if (onFocal === null) return <Picture {...{ src, alt }} />;
  const onPointer = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.type === "pointermove" && event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    onFocal({
      x: within((event.clientX - box.left) / box.width),
      y: within((event.clientY - box.top) / box.height),
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [dx, dy] = STEPS[event.key] ?? [0, 0];
    if (dx === 0 && dy === 0) return;
    event.preventDefault();
    const by = event.shiftKey ? 0.1 : 0.01;
    onFocal({ x: within(focal.x + dx * by), y: within(focal.y + dy * by) });
  };
  return (
    <div className="flex flex-col gap-1.5">
      <div className="grid place-items-center overflow-hidden rounded-lg border bg-sunken">
        <div className="relative">
          <Picture {...{ src, alt }} />
          <button
            type="button"
            aria-label={`Focal point: ${percent(focal.x)} from the left, ${percent(focal.y)} from above`}
            aria-describedby={id}
            onPointerDown={onPointer}
            onPointerMove={onPointer}
            onKeyDown={onKeyDown}
            className="absolute inset-0 cursor-crosshair touch-none rounded-lg"
          >
            <FocalMark {...focal} />
          </button>
        </div>
      </div>
      <p id={id} className="text-xs text-muted">
        Press what matters most in the image, or move the point with the arrow keys: cuts keep it in
        their middle.
      </p>
      <p role="status" className="sr-only">
        {percent(focal.x)} from the left, {percent(focal.y)} from above
      </p>
    </div>
  );
}

const Picture = ({ src, alt }: { readonly src: string; readonly alt: string }) => (
  // oxlint-disable-next-line nextjs/no-img-element -- a file of the library, in a size of its own
  <img src={src} alt={alt} draggable={false} className="block max-h-80 w-auto max-w-full" />
);

/** @NOTE Two rings: one of them stands out from whatever the image shows. */
function FocalMark({ x, y }: FocalPoint) {
  const at = { cx: `${x * 100}%`, cy: `${y * 100}%` };
  return (
    <svg
      className="pointer-events-none absolute inset-0 size-full overflow-visible"
      aria-hidden="true"
    >
      <circle {...at} r="13" fill="none" stroke="black" strokeOpacity="0.7" strokeWidth="5" />
      <circle {...at} r="13" fill="none" stroke="white" strokeWidth="2.5" />
      <circle {...at} r="3" fill="white" stroke="black" strokeWidth="1" />
    </svg>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const within = (value: number): number => Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
