import type { ReactNode } from "react";
import { Logo } from "./logo.tsx";

type GatePageProps = {
  title: string;
  description?: ReactNode;
  /** The form. */
  children?: ReactNode;
  /** Quiet links below the card. */
  footer?: ReactNode;
};

/** A page before the gate: login, setup, site password, «not authorised». One card under an arch. */
export function GatePage({ title, description, children, footer }: GatePageProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="relative isolate flex min-h-dvh flex-col items-center justify-center overflow-hidden px-4 py-12"
    >
      <svg
        viewBox="0 0 800 900"
        fill="none"
        stroke="currentColor"
        aria-hidden="true"
        className="absolute top-[8dvh] left-1/2 -z-10 h-[max(92dvh,46rem)] -translate-x-1/2 text-line"
      >
        <path d="M60 900V400a340 340 0 0 1 680 0v500" strokeWidth="2" />
        <path d="M120 900V400a280 280 0 0 1 560 0v500" strokeWidth="1.5" />
        <path d="M180 900V400a220 220 0 0 1 440 0v500" strokeWidth="1" />
      </svg>
      <Logo size="lg" />
      <div className="mt-6 w-full max-w-sm rounded-xl border bg-surface p-6 shadow-pop sm:p-7">
        <h1 className="text-xl font-semibold text-ink">{title}</h1>
        {description && <p className="mt-1.5 text-sm text-muted">{description}</p>}
        {children && <div className="mt-6">{children}</div>}
      </div>
      {footer && (
        <div className="mt-5 max-w-sm text-center text-sm text-muted [&_a]:text-accent-text [&_a]:underline [&_a]:underline-offset-2">
          {footer}
        </div>
      )}
    </main>
  );
}
