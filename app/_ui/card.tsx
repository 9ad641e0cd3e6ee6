import type { ReactNode } from "react";
import { cx } from "./cx.ts";

type CardProps = {
  title?: string | undefined;
  description?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** A quiet bar at the bottom, for the form's buttons or a link onwards. */
  footer?: ReactNode;
  /** Lets a table or list touch the edges. */
  flush?: boolean | undefined;
  /** The heading's level, to keep the outline of the page whole. */
  level?: 2 | 3 | undefined;
  children?: ReactNode;
};

/** A framed part of a page with an optional heading and footer. */
export function Card(props: CardProps) {
  const { footer, flush, children } = props;
  const headed = props.title !== undefined || props.actions !== undefined;
  return (
    <section className="flex min-w-0 flex-col rounded-lg border bg-surface shadow-card">
      {headed && <CardHeader {...props} />}
      {children && (
        <div
          className={
            flush
              ? "min-w-0"
              : cx("min-w-0 px-4 pb-4 sm:px-5 sm:pb-5", headed ? "pt-3" : "pt-4 sm:pt-5")
          }
        >
          {children}
        </div>
      )}
      {footer && (
        <footer className="mt-auto flex flex-wrap items-center justify-end gap-2 rounded-b-lg border-t bg-sunken/60 px-4 py-2.5 sm:px-5">
          {footer}
        </footer>
      )}
    </section>
  );
}

function CardHeader({ title, description, actions, flush, level = 2, children }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <header
      className={cx(
        "flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-3.5 sm:px-5",
        flush || !children ? "pb-3.5" : "pb-1",
        flush && children ? "border-b" : undefined,
      )}
    >
      <div className="min-w-0 flex-1 basis-40">
        {title && <Heading className="text-base font-semibold text-ink">{title}</Heading>}
        {description && <p className="mt-0.5 text-sm text-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
